using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Grains.Schools;

namespace StudentActors.Grains.Imports.Rosters;

/// <summary>A row made ready for its school, or found unfit for any.</summary>
/// <param name="School"><c>null</c> where the row cannot be sent anywhere; <paramref name="Faults"/> then say why.</param>
/// <param name="DocumentKey">Keyed hash of the document as the row states it; <c>null</c> without a document or where nobody asks.</param>
internal sealed record RosterOrder(RosterRow Row, RowOrder Order, SchoolCode? School, Guid? DocumentKey, IReadOnlyList<Fault> Faults);
