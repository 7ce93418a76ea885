using System.Globalization;
using System.Security.Cryptography;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Storage.Registry;
using StudentActors.Storage.Schools;

namespace StudentActors.Storage.Tests.Registry;

internal static class Schools
{
    private static int _last = Random.Shared.Next(1_000, 100_000);

    /// <summary>A code that no other test has.</summary>
    public static SchoolCode New() =>
        SchoolCode.Parse(string.Create(CultureInfo.InvariantCulture, $"2199{Interlocked.Increment(ref _last):D6}"));

    /// <summary>An authority that no other test has.</summary>
    public static AuthorityCode NewAuthority() =>
        AuthorityCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _last) % 1_000_000:D6}"));

    public static CommitUnit Open(SchoolCode code, AuthorityCode authority, string kind = "school.opened")
    {
        var id = SchoolIds.For(code);
        var link = EventChain.Link(id, 1, kind, Pupil.Noon, "registrar", RandomNumberGenerator.GetBytes(50), EventChain.Start);
        return new CommitUnit
        {
            Record = new SchoolWrite(id, 0, 1, RandomNumberGenerator.GetBytes(80), link.Hash, code, authority),
            Events = [link],
        };
    }

    /// <summary>A school that takes students, or does not any more.</summary>
    public static CommitUnit Change(SchoolCode code, AuthorityCode authority, int version, SchoolState state, SchoolDebts debts = SchoolDebts.None)
    {
        var id = SchoolIds.For(code);
        var link = EventChain.Link(id, version + 1, "school.changed", Pupil.Noon, "registrar", RandomNumberGenerator.GetBytes(50), EventChain.Start);
        return new CommitUnit
        {
            Record = new SchoolWrite(id, version, version + 1, RandomNumberGenerator.GetBytes(80), link.Hash, code, authority) { State = state, Debts = debts },
            Events = [link],
        };
    }
}
