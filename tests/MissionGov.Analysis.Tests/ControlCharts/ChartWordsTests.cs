using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Analysis.Tests.ControlCharts;

public sealed class ChartWordsTests
{
    private const int LongestSentence = 20;

    public static TheoryData<double?[], string> Messages => new()
    {
        { [.. Steady, 30], "Getting worse. The latest figure is above its usual range. It will keep hitting the target if nothing changes." },
        { [.. Steady, 5], "No real change. It will keep hitting the target if nothing changes." },
        { [5, 6, 5, 7], "No real change. It will keep hitting the target if nothing changes. The usual range rests on 4 figures. It will settle once there are 13." },
        { [4, 4, 4, 4], "No real change. It will keep hitting the target if nothing changes. It hardly ever changes, so it has no usual range." },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_chart_is_put_into_words(double?[] values, string message) =>
        Assert.Equal(message, ChartWords.Message(Chart(values, new XmrOptions { Improvement = Improvement.Decrease, Target = 50 })));

    [Fact]
    public void A_rebased_chart_says_where_it_starts_again() =>
        Assert.Contains("The usual range starts again at figure 21 of 40.", ChartWords.Notes(Chart([.. Steady, .. Steady], new XmrOptions { RebaseAt = [20] })));

    [Fact]
    public void Every_sentence_is_short()
    {
        IEnumerable<string> sentences =
        [
            .. Enum.GetValues<Variation>().Select(ChartWords.Heading),
            .. Enum.GetValues<Assurance>().Select(ChartWords.Sentence),
            .. new[] { SpecialCauses.Outside, SpecialCauses.Trend, SpecialCauses.TwoInThree, SpecialCauses.Shift }.SelectMany(cause => new[] { 1, -1 }.Select(direction => ChartWords.Because(new XmrPoint(1, 0, cause, direction, PointLabel.Concern)))),
            .. ChartWords.Notes(Chart([1, 2, 1, 2], new XmrOptions { RebaseAt = [2] })),
        ];

        Assert.All(sentences, sentence => Assert.InRange(sentence.Split(' ').Length, 0, LongestSentence));
    }

    private static double?[] Steady => [5, 6, 5, 7, 4, 6, 5, 6, 4, 5, 7, 5, 6, 4, 5, 6, 5, 7, 4, 6];

    private static XmrChart Chart(double?[] values, XmrOptions options) => Assert.IsType<Answer<XmrChart>.Found>(XmrChart.From(values, options)).Value;
}
