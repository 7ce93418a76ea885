using StudentActors.Domain.Text;

namespace StudentActors.Contracts.Wire;

internal static class WireText
{
    /// <summary>
    /// The value of a text; no text stands for the default value. A text that cannot be read is a failure: taken for the default, an
    /// authority's code would become that of the nation.
    /// </summary>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public static T Read<T>(string? text) where T : struct, ITextValue<T>
    {
        if (text is null || text == default(T).Value)
        {
            return default;
        }

        // The text may be personal data and stays out of the message.
        return T.TryParse(text, out var value) ? value : throw new FormatException($"not a valid {typeof(T).Name}");
    }
}
