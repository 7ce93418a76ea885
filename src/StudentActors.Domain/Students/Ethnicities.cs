using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace StudentActors.Domain.Students;

/// <summary>GB/T 3304 and the codes used beside it: 81 穿青人, 97 other, 98 foreign-born Chinese nationals.</summary>
public static class Ethnicities
{
    private const string Numbered =
        "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 "
        + "布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺";

    private static readonly FrozenDictionary<string, string> CodeByText = Texts().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Accepts the code (<c>01</c>, and <c>1</c> because spreadsheets drop the zero) or the name (<c>汉</c>, <c>汉族</c>) and gives the code.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? code)
    {
        code = null;
        return text is not null && CodeByText.TryGetValue(text.Trim(), out code);
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts()
    {
        var names = Numbered.Split(' ')
            .Select((name, index) => (Code: $"{index + 1:00}", Name: name))
            .Append(("81", "穿青人")).Append(("97", "其他")).Append(("98", "外国血统中国籍人士"));
        foreach (var (code, name) in names)
        {
            yield return new(code, code);
            if (code[0] == '0')
            {
                yield return new(code[1..], code);
            }

            yield return new(name, code);
            if (name.Length <= 4 && !name.EndsWith('人') && code != "97")
            {
                yield return new(name + "族", code);
            }
        }

        // Spelling of GB/T 3304 before 1986.
        yield return new("毛难", "36");
        yield return new("毛难族", "36");
    }
}
