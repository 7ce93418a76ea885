using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.Students;

/// <summary>A student's record as it stands in the store: sealed.</summary>
public sealed record StoredStudent(StudentId Id, int Version, byte[] Payload, byte[] HeadHash, StudentColumns Columns);
