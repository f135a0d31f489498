using System.Net;
using System.Net.WebSockets;
using AngleSharp.Html.Dom;
using MissionGov.Tests;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Serving;

/// <summary>A circuit by WebSocket, asked for by those who must not have one.</summary>
public sealed class CircuitDoorTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";

    [Theory]
    [InlineData(Caller.Visitor, "", HttpStatusCode.Unauthorized)]
    [InlineData(Caller.Visitor, "https://evil.example", HttpStatusCode.Unauthorized)]
    [InlineData(Lead, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(Lead, "null", HttpStatusCode.Forbidden)]
    [InlineData(Lead, "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData(Lead, "http://127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData(Lead, "file://", HttpStatusCode.Forbidden)]
    [InlineData(Lead, "", HttpStatusCode.SwitchingProtocols)]
    public async Task A_socket_opens_only_from_a_page_of_this_site_and_for_a_role(string title, string origin, HttpStatusCode expected)
    {
        using var caller = await Caller.WithRoleAsync(app.Address, title);
        using var socket = await OpenAsync(caller, origin);

        Assert.Equal(expected, socket.HttpStatusCode);
    }

    [Fact]
    public async Task One_account_has_a_number_of_open_pages_and_is_told_where_that_ends()
    {
        await Staff.AddAsync(app, "busy@example.gov.uk");
        await Staff.AddAsync(app, "calm@example.gov.uk");
        using var busy = await SignInAsync("busy@example.gov.uk");
        using var calm = await SignInAsync("calm@example.gov.uk");
        var open = new List<ClientWebSocket>();
        try
        {
            for (var i = 0; i < OpenCircuits.MostOfOne; i++) open.Add(await OpenAsync(busy));
            Assert.All(open, socket => Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode));

            using var more = await OpenAsync(busy);
            using var page = await busy.GetAsync(Editing);
            using var others = await calm.GetAsync(Editing);
            using var othersSocket = await OpenAsync(calm);
            Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (more.HttpStatusCode, page.StatusCode));
            Assert.Contains("Close one that you do not need.", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SwitchingProtocols), (others.StatusCode, othersSocket.HttpStatusCode));

            open[0].Abort();
            await UntilAsync(async () =>
            {
                using var after = await busy.GetAsync(Editing);
                return after.StatusCode == HttpStatusCode.OK;
            });
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public void All_together_have_a_number_too_and_a_place_that_is_left_is_free()
    {
        var circuits = new OpenCircuits();
        var (persona, other) = (Access.Personas.Named(Lead)!, new Access.Person(Guid.NewGuid(), "", []));
        var places = Enumerable.Range(0, OpenCircuits.Most).Select(_ => circuits.Enter(persona)).ToList();

        Assert.DoesNotContain(null, places);
        Assert.Null(circuits.Enter(persona));
        Assert.Equal((true, false), circuits.LookAt(other));
        places[0]!.Dispose();
        Assert.NotNull(circuits.Enter(other));
        Assert.Null(circuits.Enter(other));
    }

    private const string Editing = "/missions/nhs/milestones";

    private async Task<Caller> SignInAsync(string email)
    {
        // A browser counts the days of cookies by the real clock.
        app.Clock.Now = DateTimeOffset.UtcNow;
        var caller = Caller.At(app.Address);
        var page = await caller.PageAsync("/sign-in");
        using var answer = await caller.SubmitAsync(page.Forms.OfType<IHtmlFormElement>().Single(form => form.GetAttribute("action") == "/sign-in"), ("email", email), ("password", Staff.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return caller;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 100, "Never.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<ClientWebSocket> OpenAsync(Caller caller, string origin = "")
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Cookies = caller.Cookies;
        socket.Options.SetRequestHeader("Origin", origin.Length > 0 ? origin : app.Address.GetLeftPart(UriPartial.Authority));
        try
        {
            await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // Refused: the status says why.
        }

        return socket;
    }
}
