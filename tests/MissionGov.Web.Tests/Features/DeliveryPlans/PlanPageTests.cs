using System.Net;
using MissionGov.Tests;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Features.DeliveryPlans;

public sealed class PlanPageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Plan = "/missions/nhs/plan";

    [Fact]
    public async Task Every_question_has_a_rating_in_words_and_no_answer_is_red()
    {
        var page = await app.PageAsync("/missions/growth/plan");

        Assert.Equal("22 answers of 22 are weak", page.QuerySelector("h1")!.Words());
        Assert.Equal(22, page.QuerySelectorAll(".chip.offTrack").Count(chip => chip.Words() == "Red: weak"));
        Assert.Empty(page.QuerySelectorAll("main td a"));
    }

    [Fact]
    public async Task An_answer_is_saved_once_and_the_second_of_two_is_told()
    {
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        var address = $"{Plan}/allies";
        var (_, form) = await lead.GetAsync(address);
        (string, string)[] Fields(string answer) => [.. form.QuerySelectorAll("main input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")), ("answer", answer), ("strength", "AmberGreen")];

        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync(address, Fields("Patients' groups, <b>Royal Colleges</b>."))).Status);
        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync(address, Fields("Patients' groups, <b>Royal Colleges</b>."))).Status);
        Assert.Contains("Patients' groups, <b>Royal Colleges</b>.", (await app.PageAsync(Plan)).QuerySelector("#allies")!.Words(), StringComparison.Ordinal);

        // Another form of the same page, opened before.
        var (status, conflict) = await lead.SendAsync(address, [.. Fields("Mine.").Where(field => field.Item1 != "command"), ("command", Guid.NewGuid().ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Mine.", conflict.QuerySelector("textarea")!.TextContent);
        Assert.Contains("NHS unit lead saved meanwhile", conflict.QuerySelector(".notice")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_in_a_form_that_was_open_too_long_comes_back_and_overwrites_nothing_unseen()
    {
        using var lead = await PersonaForms.OfAsync(app, "NHS unit lead");
        var address = $"{Plan}/goal";
        var old = Fields((await lead.GetAsync(address)).Page, "Mine.");
        Assert.Equal(HttpStatusCode.Found, (await lead.SendAsync(address, [.. Fields((await lead.GetAsync(address)).Page, "Saved meanwhile.")])).Status);

        var (status, stale) = await lead.SendAsync(address, [.. old.Where(field => field.Item1 != "__RequestVerificationToken"), ("__RequestVerificationToken", "old")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal((PostedForm.Stale, "Mine."), (stale.QuerySelector(".error-summary a")!.Words(), stale.QuerySelector("textarea")!.TextContent));

        var (second, told) = await lead.SendAsync(address, [.. Fields(stale, "Mine.")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second);
        Assert.Contains("Saved meanwhile.", told.QuerySelector(".notice")!.Words(), StringComparison.Ordinal);

        static List<(string, string)> Fields(AngleSharp.Html.Dom.IHtmlDocument page, string answer) =>
            [.. page.QuerySelectorAll("main input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")), ("answer", answer), ("strength", "AmberGreen")];
    }

    [Fact]
    public async Task Who_may_not_edit_gets_no_form()
    {
        using var analyst = await PersonaForms.OfAsync(app, "Delivery analyst");
        using var other = await PersonaForms.OfAsync(app, "Safer streets unit lead");

        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.GetAsync($"{Plan}/goal")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{Plan}/goal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{Plan}/no-such-question")).Status);
    }
}
