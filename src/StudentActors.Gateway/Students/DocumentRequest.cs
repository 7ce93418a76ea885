using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using StudentActors.Domain.Identity;

namespace StudentActors.Gateway.Students;

[Description("An identity document (有效身份证件).")]
internal sealed record DocumentRequest
{
    [Description("residentId, passport, birthCertificate, …")]
    [Required]
    public string? Type { get; init; }

    [Required]
    public string? Number { get; init; }

    [Description("Issuing country of a passport, ISO 3166-1 alpha-2.")]
    public string? Issuer { get; init; }

    public DocumentForm ToForm() => new(Type, Number, Issuer);
}
