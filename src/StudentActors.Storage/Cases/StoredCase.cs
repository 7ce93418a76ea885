using StudentActors.Domain.Cases;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Cases;

/// <summary>A case's record as it stands in the store: sealed.</summary>
public sealed record StoredCase(CaseId Id, int Version, byte[] Payload, byte[] HeadHash, CaseColumns Columns);
