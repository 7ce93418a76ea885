using System.Text;

namespace StudentActors.Domain.Regions;

/// <summary>Reads the embedded <c>divisions.csv</c>: a heading, then <c>code,name,validFrom,validTo</c> in the order of the codes.</summary>
internal static class DivisionFile
{
    private const string Resource = "StudentActors.Domain.Regions.divisions.csv";

    public static List<Division> Read()
    {
        var text = ReadText().AsSpan();
        var divisions = new List<Division>(capacity: 8_192);
        text = text[(text.IndexOf('\n') + 1)..];
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            divisions.Add(ReadLine(text[..end].TrimEnd('\r')));
            text = text[(end + 1)..];
        }

        return divisions;
    }

    private static string ReadText()
    {
        using var stream = typeof(DivisionFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static Division ReadLine(ReadOnlySpan<char> line)
    {
        if (!SixDigits.TryRead(NextField(ref line), out var number))
            throw new InvalidDataException("divisions.csv holds a line without a code.");

        var code = new DivisionCode(number);
        var name = NextField(ref line).ToString();
        return new Division(code, name, code.Level, ReadDay(NextField(ref line)), ReadDay(NextField(ref line)));
    }

    private static ReadOnlySpan<char> NextField(ref ReadOnlySpan<char> line)
    {
        var comma = line.IndexOf(',');
        var field = comma < 0 ? line : line[..comma];
        line = comma < 0 ? default : line[(comma + 1)..];
        return field;
    }

    // DateOnly.ParseExact costs several milliseconds of start-up; the shape is known to be yyyy-MM-dd.
    private static DateOnly? ReadDay(ReadOnlySpan<char> field) =>
        field.IsEmpty ? null : new DateOnly(ReadNumber(field[..4]), ReadNumber(field[5..7]), ReadNumber(field[8..]));

    private static int ReadNumber(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return number;
    }
}
