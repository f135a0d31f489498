using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Domain.People;
using MissionGov.Domain.Webhooks;
using MissionGov.Tests;
using MissionGov.Web.Data;

namespace MissionGov.Journey.Tests;

/// <summary>Nobody is kept out of the pages about what is fetched from elsewhere and sent there: in light and dark, on a screen and on a phone.</summary>
public sealed class OutboundStateTests
{
    private static readonly (string Key, string? Value)[] On = [("MissionGov:Feeds:Hosts", "data.example.gov.uk"), ("MissionGov:Webhooks:Hosts", "hooks.example.org")];

    private readonly List<string> _found = [];

    [Fact]
    public async Task Feeds_keep_nobody_out()
    {
        await using var app = await Staff.PlainAppAsync(null, On);
        var analyst = await Staff.AddAsync(app, "analyst@example.gov.uk", Role.Analyst, null, "Delivery analyst");
        var id = Guid.CreateVersion7();
        await app.ReadAsync(async db =>
        {
            var details = new FeedDetails { Name = "Occupied beds by trust", Address = new Uri("https://data.example.gov.uk/a/rather/long/way/to/occupied-beds-by-trust-and-month.csv"), Times = new(FeedRhythm.Weekly, 7, 1) };
            var feed = Feed.Add(id, details, [], new Change("Analyst", app.Clock.Now, PersonId: analyst)).Made;
            db.Add(feed).Property(one => one.LastError).CurrentValue = "The feed returned a web page, not data.";
            db.Add(new FeedFetch { FeedId = id, At = app.Clock.Now, Outcome = FetchOutcome.Failed, Words = "The feed returned a web page, not data." });
            db.Add(new FeedFetch { FeedId = id, At = app.Clock.Now.AddDays(-7), Outcome = FetchOutcome.Imported, Words = "152 rows: 149 new, 3 revised.", Rows = 152, ImportId = Guid.CreateVersion7() });
            return await db.SaveChangesAsync();
        });

        await LookAsync(app, "analyst@example.gov.uk", "/data/feeds", "/data/feeds/new", $"/data/feeds/{id}");
    }

    [Fact]
    public async Task Webhooks_keep_nobody_out()
    {
        await using var app = await Staff.PlainAppAsync(null, On);
        await Staff.AddAdministratorAsync(app, "admin@example.gov.uk");
        var id = Guid.CreateVersion7();
        await app.ReadAsync(async db =>
        {
            db.Add(new Webhook { Id = id, Name = "Channel of the unit", Host = "hooks.example.org", SealedAddress = "", SealedSecret = "", Wanted = Webhook.Kinds });
            Owe("Decided by the Minister: whether to go on. Go on", null);
            Owe("Figures came in: 3 new, 1 revised, 0 withdrawn.", app.Clock.Now).Property(one => one.LastAnswer).CurrentValue = "<html>Not now, and quite a lot of words about why not now</html>";
            return await db.SaveChangesAsync();

            Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<WebhookDelivery> Owe(string text, DateTimeOffset? parked)
            {
                // Due far off: nothing is sent.
                var owed = db.Add(new WebhookDelivery { WebhookId = id, NewsId = Guid.CreateVersion7(), Kind = NewsKind.DecisionMade, Text = text, Page = "/decisions", Facts = "{}", CreatedAt = app.Clock.Now.AddYears(1) });
                owed.Property(one => one.ParkedAt).CurrentValue = parked;
                return owed;
            }
        });

        await LookAsync(app, "admin@example.gov.uk", "/admin/webhooks", "/admin/webhooks/new", $"/admin/webhooks/{id}");
    }

    private async Task LookAsync(TestApp app, string who, string list, string form, string one)
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.SignInAsync(who);
        foreach (var address in new[] { list, form, one })
        {
            await page.GotoAsync(address);
            _found.AddRange(await page.FaultsInAllLooksAsync("as it is"));
        }

        // Sent empty, the form says what is missing.
        await page.GotoAsync(form);
        await page.Locator("main form button").Last.ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        _found.AddRange(await page.FaultsInAllLooksAsync("sent empty"));
        Assert.True(_found.Count == 0, string.Join('\n', _found));
    }
}
