namespace StudentActors.Gateway.Imports;

/// <summary>The endpoint takes a file, raw or as a multipart form.</summary>
internal sealed record SentFileDeclaration;
