namespace StudentActors.Gateway.Requests;

/// <summary>The endpoint takes a file, raw or as a multipart form.</summary>
/// <param name="MediaTypes">Of a body that is the file itself.</param>
internal sealed record SentFileDeclaration(string Description, IReadOnlyList<string> MediaTypes);
