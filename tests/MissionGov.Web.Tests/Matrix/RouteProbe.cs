using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MissionGov.Tests;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Asks a route as somebody would with their browser, forms with their token included.</summary>
internal sealed class RouteProbe(TestApp app) : IDisposable
{
    private const string Scheme = "Identity.Application";
    private const string NeverEnding = "text/event-stream";

    private readonly Dictionary<Actor, (Caller Caller, string Token)> _callers = [];

    public async Task<Answer> SendAsync(Route route, Actor actor, Scene scene)
    {
        var (caller, token) = CallerOf(actor);
        using var form = route.IsUnsafe ? new FormUrlEncodedContent([new(Caller.Token, token), new("command", Guid.CreateVersion7().ToString())]) : null;
        using var answer = await caller.SendAsync(route.Method, route.For(scene.Mission, scene.Target, scene.MilestoneId), form);
        var body = answer.Content.Headers.ContentType?.MediaType == NeverEnding ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(MarkOf(answer), body, body);
    }

    public void Dispose()
    {
        foreach (var (caller, _) in _callers.Values) caller.Dispose();
    }

    private static Mark MarkOf(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Mark.No,
        HttpStatusCode.Found or HttpStatusCode.SeeOther when answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal) => Mark.No,
        HttpStatusCode.NotFound => Mark.Absent,
        >= HttpStatusCode.InternalServerError => throw new InvalidOperationException($"{answer.RequestMessage}: {(int)answer.StatusCode}"),
        _ => Mark.Yes,
    };

    private (Caller Caller, string Token) CallerOf(Actor actor)
    {
        if (_callers.TryGetValue(actor, out var known)) return known;
        var caller = Caller.At(app.Address);
        if (actor.Role is not null)
        {
            var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
            Add(caller, cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(new AuthenticationTicket(actor.Principal, new AuthenticationProperties { IssuedUtc = app.Clock.Now, ExpiresUtc = app.Clock.Now.AddHours(1) }, Scheme)));
        }

        using var scope = app.Services.CreateScope();
        var tokens = app.Services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = actor.Principal });
        Add(caller, app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!, tokens.CookieToken!);
        return _callers[actor] = (caller, tokens.RequestToken!);
    }

    private void Add(Caller caller, string name, string value) => caller.Cookies.Add(new Cookie(name, value, "/", app.Address.Host));
}
