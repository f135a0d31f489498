using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Tests.Missions;

public sealed class WordsOfAPromiseTests
{
    [Theory]
    [InlineData("Improve school results", "improve")]
    [InlineData("A significant fall in waiting", "significant")]
    [InlineData("More police on the street", "more")]
    [InlineData("Real household disposable income per head higher at the end of this Parliament (Plan for Change, December 2024)", "higher")]
    [InlineData("Higher living standards by 2029", "higher")]
    [InlineData("World-class skills", "world-class")]
    public void A_vague_word_is_found(string promise, string word) => Assert.Contains(word, VagueWords.In(promise).Select(found => found.Word));

    [Theory]
    [InlineData("1.5 million more homes in England in this Parliament")]
    [InlineData("13,000 more police and community support officers")]
    [InlineData("92% of patients wait no more than 18 weeks by March 2029")]
    [InlineData("At least two thirds fewer people sleeping rough than about 1,850 in June 1998")]
    [InlineData("Permanent exclusions cut by a third")]
    [InlineData("Cut deaths by half by 2035")]
    public void A_word_with_its_number_is_not_vague(string promise) => Assert.Empty(VagueWords.In(promise));

    [Theory]
    [InlineData("Police and community support officers in neighbourhood roles", MeasureClass.Input)]
    [InlineData("Revenue funding to tackle rough sleeping", MeasureClass.Input)]
    [InlineData("Inspections of care homes", MeasureClass.Activity)]
    [InlineData("Net additional homes a year", MeasureClass.Output)]
    [InlineData("People waiting no more than 18 weeks for treatment", MeasureClass.Outcome)]
    [InlineData("Children with a good level of development at age five", MeasureClass.Outcome)]
    [InlineData("Conceptions under 18", MeasureClass.Outcome)]
    public void The_words_of_a_measure_suggest_its_kind(string measure, MeasureClass kind) => Assert.Equal(kind, OutcomeCheck.Of(measure).Suggested);

    [Fact]
    public void Words_that_do_not_tell_are_not_guessed_at()
    {
        var check = OutcomeCheck.Of("Index of things");

        Assert.Null(check.Suggested);
        Assert.Contains("is anybody better off", check.InWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MeasureClass.Input, "This counts what goes in. It does not tell if anybody is better off. Pair it with an outcome.")]
    [InlineData(MeasureClass.Outcome, null)]
    public void What_is_no_outcome_asks_for_one(MeasureClass kind, string? said) => Assert.Equal(said, OutcomeCheck.Lacks(kind));

    [Theory]
    [InlineData("Utilise DHSC trajectory KPIs", "Write \"use\" for \"Utilise\".")]
    [InlineData("Department for Education plan", "Department for Education")]
    [InlineData("Cut RTT waits", "Spell out \"RTT\".")]
    [InlineData("A very long title that goes on and on and says far too many things at once", "12 words or fewer")]
    public void A_title_in_office_words_is_told_what_to_write(string title, string advice) =>
        Assert.Contains(PlainTitle.Check(title), found => found.Advice.Contains(advice, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("An NHS fit for the future")]
    [InlineData("92% waiting no more than 18 weeks")]
    [InlineData("13,000 more neighbourhood police")]
    [InlineData("1.5 million homes")]
    public void A_plain_title_gets_no_advice(string title) => Assert.Empty(PlainTitle.Check(title));
}
