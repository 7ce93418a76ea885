using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace StudentActors.Gateway.Schools;

internal sealed record OpenSchoolRequest
{
    [Description("School identifier (学校标识码), ten digits.")]
    [Required]
    public string? Code { get; init; }

    [Description("1 to 100 characters.")]
    [Required]
    public string? Name { get; init; }

    [Description("Code of the home authority (学籍主管部门).")]
    [Required]
    public string? Authority { get; init; }

    [Description("Each stage that is taught, once.")]
    [Required]
    public IReadOnlyList<StageRequest?>? Stages { get; init; }
}

internal sealed record StageRequest
{
    [Description("primary, junior or senior.")]
    [Required]
    public string? Stage { get; init; }

    [Description("primary 5 or 6, junior 3 or 4, senior 3.")]
    [Required]
    public int? Years { get; init; }
}

internal sealed record OpenClassRequest
{
    [Description("primary, junior or senior.")]
    [Required]
    public string? Stage { get; init; }

    [Description("Calendar year in which the school year of entry begins.")]
    [Required]
    public int? EntryYear { get; init; }

    [Description("1 to 99.")]
    [Required]
    public int? Number { get; init; }

    [Description("Most students; the region's policy may set a limit.")]
    [Required]
    public int? Capacity { get; init; }
}
