using StudentActors.Domain.Students;

namespace StudentActors.Host.Seeding;

/// <summary>Ethnicities as often as they are met, and names in their manner; most minorities use Han names too.</summary>
internal static class PersonNames
{
    private const string Han = "01";
    private const string Mongol = "02";
    private const string Tibetan = "04";
    private const string Uyghur = "05";
    private const string Kazakh = "17";

    /// <summary>Codes of GB/T 3304, per ten thousand inhabitants.</summary>
    private static readonly WeightedTable<string> Ethnicities = new(
    [
        (Han, 9112), ("08", 139), ("03", 81), ("11", 74), ("06", 79), (Uyghur, 84), ("15", 68), ("07", 70), (Mongol, 45),
        (Tibetan, 50), ("09", 25), ("12", 25), ("13", 23), ("14", 15), ("10", 12), ("16", 12), ("19", 11), (Kazakh, 11), ("18", 9), ("22", 5),
    ]);

    private static readonly string[] UyghurMale = ["买买提", "艾合买提", "吐尔逊", "阿卜杜拉", "玉素甫", "依明", "热合曼", "迪力夏提", "艾尔肯", "图尔荪江"];
    private static readonly string[] UyghurFemale = ["阿依古丽", "热依拉", "古丽娜尔", "帕提古丽", "迪丽拜尔", "阿丽米热", "祖力皮亚", "美合日班"];
    private static readonly string[] KazakhMale = ["叶尔兰", "巴合提", "努尔兰", "阿依波力", "木拉提", "赛力克"];
    private static readonly string[] KazakhFemale = ["阿依努尔", "古丽扎提", "巴哈尔古丽", "叶丽扎提", "加娜尔"];
    private static readonly string[] Tibetans = ["扎西", "次仁", "卓玛", "达瓦", "尼玛", "平措", "央金", "旺堆", "白玛", "格桑", "洛桑", "德吉", "普布", "索朗"];
    private static readonly string[] MongolMale = ["巴特尔", "额尔敦", "阿拉坦", "苏和", "朝鲁", "布和", "特木尔"];
    private static readonly string[] MongolFemale = ["其其格", "娜仁", "萨仁", "乌兰", "斯琴", "托娅", "高娃"];

    public static string Ethnicity(Dice dice) => Ethnicities.Draw(dice);

    /// <summary>A name in the ethnicity's manner and, for a guardian, the father's name it may end with.</summary>
    public static (string Name, string Father) Name(Dice dice, string ethnicity, Sex sex)
    {
        switch (ethnicity)
        {
            case Uyghur:
                return WithFather(dice.Pick(sex == Sex.Male ? UyghurMale : UyghurFemale), dice.Pick(UyghurMale), dice.Pick(UyghurMale));
            case Kazakh:
                return WithFather(dice.Pick(sex == Sex.Male ? KazakhMale : KazakhFemale), dice.Pick(KazakhMale), dice.Pick(KazakhMale));
            case Tibetan:
                return (dice.Pick(Tibetans) + dice.Pick(Tibetans), dice.Pick(Tibetans) + dice.Pick(Tibetans));
            case Mongol:
                return (dice.Pick(sex == Sex.Male ? MongolMale : MongolFemale), dice.Pick(MongolMale));
            default:
                var surname = HanNames.Surname(dice);
                return (surname + HanNames.Given(dice, sex), surname + HanNames.Given(dice, Sex.Male));
        }
    }

    private static (string, string) WithFather(string own, string father, string grandfather) => ($"{own}·{father}", $"{father}·{grandfather}");
}
