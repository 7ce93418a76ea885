using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Text;

/// <summary>A national code list: each entry is known by its API name, its code and its Chinese names.</summary>
public sealed class CodeList<T> where T : notnull
{
    private readonly FrozenDictionary<string, T> _byText;

    /// <exception cref="ArgumentException">Two entries share a text.</exception>
    public CodeList(params (T Value, string[] Texts)[] entries)
    {
        var byText = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, texts) in entries)
        {
            foreach (var text in texts)
            {
                byText.Add(text, value);
            }
        }

        _byText = byText.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return text is not null && _byText.TryGetValue(text.Trim(), out value);
    }
}
