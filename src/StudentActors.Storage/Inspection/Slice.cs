using System.Data.Common;
using StudentActors.Storage.Maintenance;

namespace StudentActors.Storage.Inspection;

/// <summary>A stretch of a table that is to be read.</summary>
/// <param name="Map">Where everything else lies.</param>
/// <param name="Tables">Where the stretch lies.</param>
/// <param name="After">Behind which row it begins.</param>
/// <param name="Last">The last key up to which it lies there.</param>
internal sealed record Slice(LayoutMap Map, RegistryTables Tables, DbConnection Connection, Place After, Guid Last);

/// <summary>A row's place in the order of its table: its key, and what else the primary key says.</summary>
internal readonly record struct Place(Guid Key, string Rest = "");

/// <summary>What was found in a slice.</summary>
/// <param name="End">The place of its last row.</param>
internal sealed record SliceReport(int Rows, Place End, IReadOnlyList<Suspicion> Suspicions);
