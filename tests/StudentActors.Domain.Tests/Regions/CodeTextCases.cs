namespace StudentActors.Domain.Tests.Regions;

/// <summary>Texts at the edge of "six ASCII digits", for both kinds of code.</summary>
internal static class CodeTextCases
{
    public static TheoryData<string> WellFormed => ["000000", "000001", "340102", "659013", "990101", "999999"];

    public static TheoryData<string?> Malformed =>
    [
        (string?)null,
        "",
        "34010",
        "3401020",
        " 340102",
        "340102 ",
        "34010a",
        "34-102",
        "+34010",
        "-34010",
        "3401.2",
        "３４０１０２",
        "٣٤٠١٠٢",
        "三四〇一〇二",
        "34010\0",
        "34010\n",
    ];
}
