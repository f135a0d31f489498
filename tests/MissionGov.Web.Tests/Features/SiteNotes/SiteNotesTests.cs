using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.SiteNotes;

public sealed class SiteNotesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    public async Task They_are_linked_from_every_page_and_say_whom_to_ask(string address)
    {
        foreach (var page in new[] { "/", "/missions/nhs", address }) Assert.Contains((await app.PageAsync(page)).QuerySelectorAll("footer a"), link => link.GetAttribute("href") == address);

        Assert.Contains("Ask whoever runs this site.", (await app.PageAsync(address)).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missions@example.gov.uk", "mailto:missions@example.gov.uk")]
    [InlineData("https://example.gov.uk/contact", "https://example.gov.uk/contact")]
    [InlineData("Ring 020 7946 0000 and ask for @Desk", null)]
    public async Task The_contact_is_what_the_setting_names(string contact, string? link)
    {
        await using var site = TestApp.On(await TestData.DemoAsync(), ("MissionGov:Contact", contact));
        await TestApp.UntilAsync(() => site.DataVersion > 0, "ready");

        var page = await site.PageAsync("/privacy");

        Assert.Contains($"Contact: {contact}", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal(link is not null, page.QuerySelector($"a[href='{link ?? "none"}']") is not null);
    }

    [Theory]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    public async Task They_are_plain_to_read(string address)
    {
        var sentences = PlainLanguage.Sentences((await app.PageAsync(address)).QuerySelector("main")!.OuterHtml);

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade + 1);
    }
}
