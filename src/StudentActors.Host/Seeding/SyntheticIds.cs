using System.Globalization;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Students;

namespace StudentActors.Host.Seeding;

/// <summary>
/// Hands out resident IDs that belong to nobody: division codes 99xxxx, three of them for each authority, so that two seeded counties
/// never share a number.
/// </summary>
internal sealed class SyntheticIds
{
    private const int DivisionsPerAuthority = 3;
    private const int SequencesPerDay = 1000;

    private readonly int _firstDivision;
    private readonly Dictionary<(DateOnly Day, Sex Sex), int> _used = [];

    public SyntheticIds(AuthorityCode county)
    {
        var place = 0;
        while (AuthorityTable.All[place].Code != county)
        {
            place++;
        }

        _firstDivision = 990000 + (place * DivisionsPerAuthority);
    }

    public string Next(DateOnly birthDate, Sex sex)
    {
        var used = _used.GetValueOrDefault((birthDate, sex));
        _used[(birthDate, sex)] = used + 1;

        // The sequence is odd for boys and even for girls.
        var number = (used * 2) + (sex == Sex.Male ? 1 : 0);
        var division = number / SequencesPerDay;
        if (division >= DivisionsPerAuthority)
        {
            throw new SeedException("Too many students for one county: no synthetic identity is left for one birth date. Seed several counties.");
        }

        var digits = string.Create(
            CultureInfo.InvariantCulture, $"{_firstDivision + division}{birthDate:yyyyMMdd}{number % SequencesPerDay:000}");
        return digits + Iso7064.CheckCharacter(digits);
    }
}
