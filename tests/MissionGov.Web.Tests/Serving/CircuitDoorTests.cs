using System.Net;
using System.Net.WebSockets;
using MissionGov.Tests;

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
        using var socket = new ClientWebSocket();
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

        Assert.Equal(expected, socket.HttpStatusCode);
    }
}
