using Orleans.Concurrency;
using StudentActors.Contracts.Calls;

namespace StudentActors.Contracts.Imports;

/// <summary>Empty files with the right columns; stateless, any integer key.</summary>
[Alias("sa.IImportTemplatesGrain")]
public interface IImportTemplatesGrain : IGrainWithIntegerKey
{
    /// <param name="kind">As in <see cref="CreateImport"/>.</param>
    /// <param name="chinese">Language of the column names; the reader takes both.</param>
    [ReadOnly, Alias("Read")]
    Task<Answer<ImportTemplate>> Read(string? kind, TemplateFormat format, bool chinese, CancellationToken cancellationToken);
}

public enum TemplateFormat
{
    /// <summary>UTF-8 with a byte order mark, without which Excel would not show Chinese.</summary>
    Csv,

    /// <summary>One sheet whose cells are formatted as text, so that Excel leaves long numbers as they are typed.</summary>
    Xlsx,
}

[GenerateSerializer, Immutable, Alias("sa.ImportTemplate")]
public sealed record ImportTemplate(
    [property: Id(0)] byte[] Content, [property: Id(1)] string ContentType, [property: Id(2)] string FileName);
