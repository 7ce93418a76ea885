using System.ComponentModel;

namespace StudentActors.Gateway.Students;

[Description("Exactly one of document and studentNumber.")]
internal sealed record LookUpRequest
{
    public DocumentRequest? Document { get; init; }

    [Description("Present or former number: G, J or L and 18 characters.")]
    public string? StudentNumber { get; init; }
}
