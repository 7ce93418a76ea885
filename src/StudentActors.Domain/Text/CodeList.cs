using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Text;

/// <summary>A national code list: each entry is known by its API name, its code and its Chinese names.</summary>
public sealed class CodeList<T> where T : notnull
{
    private readonly FrozenDictionary<string, T> _byText;

    public CodeList(params (T Value, string[] Texts)[] entries)
    {
        _byText = entries
            .SelectMany(entry => entry.Texts.Select(text => KeyValuePair.Create(text, entry.Value)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return text is not null && _byText.TryGetValue(text.Trim(), out value);
    }
}
