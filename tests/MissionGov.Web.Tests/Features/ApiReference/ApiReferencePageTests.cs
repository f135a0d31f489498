using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.ApiReference;

public sealed class ApiReferencePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_page_tells_of_every_operation_and_needs_nothing_from_elsewhere()
    {
        var page = await app.PageAsync("/api");
        var operations = page.QuerySelectorAll("section.operation");

        Assert.Equal((await new ApiProgram(app).GetAsync("/openapi/v1.json")).Json.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()), operations.Length);
        Assert.All(page.QuerySelectorAll("script, link[rel=stylesheet]"), part => Assert.StartsWith("/", part.GetAttribute("src") ?? part.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal("", script.TextContent));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(part => part.Id).Distinct().Count());
    }

    [Fact]
    public async Task Its_own_words_are_plain()
    {
        var page = await app.PageAsync("/api");
        foreach (var section in page.QuerySelectorAll("section.operation, ul.operations")) section.Remove();
        var sentences = PlainLanguage.Sentences(page.QuerySelector("main")!.OuterHtml);

        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);
        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
    }
}
