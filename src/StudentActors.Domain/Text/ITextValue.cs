using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Text;

/// <summary>A validated value with one canonical text form, which is also its JSON and storage form.</summary>
public interface ITextValue<TSelf> where TSelf : struct, ITextValue<TSelf>
{
    /// <summary>The canonical text.</summary>
    string Value { get; }

    /// <summary>Accepts exactly the texts that are valid; never throws.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf value);
}
