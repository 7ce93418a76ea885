using System.Globalization;
using System.Text;
using StudentActors.Domain.Students;

namespace StudentActors.Host.Seeding;

/// <summary>Plausible Han names. Surnames weigh as in the population (per ten thousand); given names are drawn from characters in use.</summary>
internal static class HanNames
{
    private const string SurnameWeights =
        "王720 李710 张680 刘540 陈460 杨310 黄220 赵210 吴205 周200 徐145 孙140 马130 朱126 胡120 郭118 何116 高110 林108 罗104 " +
        "郑96 梁92 谢82 宋78 唐76 许74 韩72 邓70 冯68 曹66 彭64 曾62 肖60 田58 董56 潘54 袁54 蔡52 蒋50 余50 " +
        "于48 杜46 叶46 程46 魏44 苏44 吕42 丁40 任40 卢38 姚38 沈38 钟36 姜36 崔34 谭34 陆32 范32 汪30 廖30 " +
        "石28 金28 韦28 贾26 夏26 付26 方26 邹24 熊24 白24 孟22 秦22 邱22 侯20 江20 尹20 薛18 闫18 段18 雷18 " +
        "龙16 黎16 史16 陶16 贺16 毛14 郝14 顾14 龚14 邵14 万12 覃12 武12 钱12 戴12 严10 莫10 孔10 向10 常10 " +
        "欧阳4 上官1 司马1 诸葛1 司徒1 尉迟1";

    private const string Male = "浩宇轩博文俊杰明哲子涵天佑瑞霖宏伟志强建国嘉诚一鸣思远泽洋睿凯峰磊鹏飞翔龙军辉振华永康家豪承恩景行星辰亦铭";
    private const string Female = "欣怡梓涵诗雨佳琪雅婷思颖若曦紫萱语嫣静雯晓彤梦瑶可馨依诺芷若美琳秀英丽娜雪梅玉兰春燕婉清书瑶安然悦心沐晴";
    private const string Rare = "𠮷䶮堃喆犇淼焱垚翀昉玥珺祎翾";

    private static readonly WeightedTable<string> Surnames = new(SurnameWeights.Split(' ').Select(Parse));
    private static readonly string[] MaleCharacters = Characters(Male);
    private static readonly string[] FemaleCharacters = Characters(Female);
    private static readonly string[] RareCharacters = Characters(Rare);

    public static string Surname(Dice dice) => Surnames.Draw(dice);

    public static string Given(Dice dice, Sex sex)
    {
        var characters = sex == Sex.Male ? MaleCharacters : FemaleCharacters;
        var last = dice.OneIn(200) ? dice.Pick(RareCharacters) : dice.Pick(characters);
        return dice.Below(100) < 78 ? dice.Pick(characters) + last : last;
    }

    // A rare character may be two UTF-16 units; names are made of whole characters.
    private static string[] Characters(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];

    private static (string, int) Parse(string row)
    {
        var digits = row.AsSpan().IndexOfAnyInRange('0', '9');
        return (row[..digits], int.Parse(row.AsSpan(digits), CultureInfo.InvariantCulture));
    }
}
