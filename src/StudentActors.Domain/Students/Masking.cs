using System.Text;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Text;

namespace StudentActors.Domain.Students;

/// <summary>How personal data is shown to those who have given no reason to see it in full.</summary>
public static class Masking
{
    private const int AddressHead = 6;

    /// <summary>First character and a fixed number of asterisks, so that the length tells nothing.</summary>
    public static string Name(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            return rune + "**";
        }

        return "**";
    }

    /// <summary>A resident ID keeps its province and last two characters; other numbers their first and last.</summary>
    public static string Document(IdentityDocument document) =>
        Middle(document.Number, document.Type == DocumentType.ResidentId ? 2 : 1, document.Type == DocumentType.ResidentId ? 2 : 1);

    /// <summary>The last digits: a third of the number, four at most.</summary>
    public static string Phone(string phone) => Middle(phone, 0, Math.Min(4, phone.Length / 3));

    /// <summary>Letter, province and last two characters, like the document it may have been made from.</summary>
    public static string Number(StudentNumber number) => Middle(number.Value, 3, 2);

    /// <summary>At most the first six characters, and none from the first digit on: those may name the house.</summary>
    public static string Address(string address)
    {
        if (PlainText.Length(address) <= AddressHead)
        {
            return "****";
        }

        var head = address.EnumerateRunes().Take(AddressHead).TakeWhile(rune => !Rune.IsDigit(rune));
        return string.Concat(head) + "****";
    }

    private static string Middle(string text, int head, int tail) =>
        text.Length <= head + tail
            ? new string('*', text.Length)
            : text[..head] + new string('*', text.Length - head - tail) + text[^tail..];
}
