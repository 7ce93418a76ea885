using System.Globalization;
using System.Text;

namespace StudentActors.Domain.Regions;

/// <summary>Reads the embedded <c>divisions.csv</c>: a heading, then <c>code,name,validFrom,validTo</c> in the order of the codes.</summary>
internal static class DivisionFile
{
    private const string Resource = "StudentActors.Domain.Regions.divisions.csv";

    public static Division[] Read()
    {
        using var stream = typeof(DivisionFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var divisions = new List<Division>(capacity: 8_192);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            divisions.Add(ReadLine(line));
        return [.. divisions];
    }

    private static Division ReadLine(ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[4];
        if (line.Split(fields, ',') != fields.Length || !SixDigits.TryRead(line[fields[0]], out var number))
            throw new InvalidDataException($"divisions.csv holds a malformed line: {line}");

        var code = new DivisionCode(number);
        return new Division(code, line[fields[1]].ToString(), code.Level, ReadDay(line[fields[2]]), ReadDay(line[fields[3]]));
    }

    private static DateOnly? ReadDay(ReadOnlySpan<char> field) =>
        field.IsEmpty ? null : DateOnly.ParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
