using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Accounts;

/// <summary>Whom an account acts for: an education authority (6 digits) or a school (10 digits).</summary>
[JsonConverter(typeof(TextValueJsonConverter<Office>))]
public readonly record struct Office : ITextValue<Office>
{
    private Office(AuthorityCode? authority, SchoolCode? school)
    {
        Authority = authority;
        School = school;
    }

    public static Office Nation => Of(AuthorityCode.Nation);

    public AuthorityCode? Authority { get; }

    public SchoolCode? School { get; }

    /// <summary>Empty for the default value, which is no office and must never be read back as the nation.</summary>
    public string Value => School?.Value ?? Authority?.Value ?? string.Empty;

    public static Office Of(AuthorityCode authority) => new(authority, null);

    public static Office Of(SchoolCode school) => new(null, school);

    /// <summary>Whether a school lies within this office.</summary>
    public bool Covers(SchoolCode school, AuthorityCode homeAuthority) =>
        School is { } own ? own == school : Covers(homeAuthority);

    /// <summary>Whether an authority is this office or lies below it; a school covers no authority.</summary>
    public bool Covers(AuthorityCode authority) => Authority is { } own && AuthorityTable.IsWithin(authority, own);

    public static bool TryParse([NotNullWhen(true)] string? text, out Office value)
    {
        value = SchoolCode.TryParse(text, out var school) ? Of(school)
            : AuthorityCode.TryParse(text, out var authority) ? Of(authority)
            : default;
        return value != default;
    }

    public override string ToString() => Value;
}
