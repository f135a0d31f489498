using System.Net;
using MissionGov.Tests;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Asks a route as somebody would with their browser, forms with their token included.</summary>
internal sealed class RouteProbe(TestApp app, RouteSamples samples) : IDisposable
{
    private const string NeverEnding = "text/event-stream";

    // What leads to the sign-in elsewhere says that one is not let in.
    private const string SignsOut = "POST /me/sign-out-everywhere";

    private readonly Dictionary<Actor, (Caller Caller, string Token)> _callers = [];

    public async Task<Answer> SendAsync(Route route, Actor actor, Scene scene)
    {
        var (caller, token) = CallerOf(actor);
        var (content, headers) = await samples.BodyAsync(route, actor, scene, token);
        using var sent = content;
        using var answer = await caller.SendAsync(route.Method, await samples.AddressAsync(route, scene), sent, headers);
        var body = answer.Content.Headers.ContentType?.MediaType == NeverEnding ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // A form may have signed them out: the next one starts afresh.
        if (route.IsUnsafe && _callers.Remove(actor, out var used)) used.Caller.Dispose();
        return Samples.SaysAbsent(body) ? new Answer(Mark.Absent, Samples.NotHere, body) : new Answer(MarkOf(route, answer, body), body, body);
    }

    public void Dispose()
    {
        foreach (var (caller, _) in _callers.Values) caller.Dispose();
    }

    private static Mark MarkOf(Route route, HttpResponseMessage answer, string body) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Mark.No,
        HttpStatusCode.Found or HttpStatusCode.SeeOther when answer.Headers.Location!.OriginalString is var to && to.Contains("/sign-in", StringComparison.Ordinal) => route.ToString() == SignsOut && to == "/sign-in" ? Mark.Yes : Mark.No,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => Mark.Absent,
        HttpStatusCode.UnprocessableEntity when body.Contains("cannot change this. Ask", StringComparison.Ordinal) => Mark.No,
        HttpStatusCode.BadRequest when CircuitPages.Contains(route.ToString()) => Mark.Absent,
        HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType or >= HttpStatusCode.InternalServerError => throw new InvalidOperationException($"{route} at {answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {body[..Math.Min(body.Length, 300)]}"),
        _ => Mark.Yes,
    };

    /// <summary>Pages that work on a circuit; the framework maps a form for each, and they have none.</summary>
    public static readonly IReadOnlyList<string> CircuitPages = ["POST /missions/{Mission}/chain", "POST /missions/{Mission}/drivers", "POST /missions/{Mission}/milestones"];

    private (Caller Caller, string Token) CallerOf(Actor actor)
    {
        if (_callers.TryGetValue(actor, out var known)) return known;
        var caller = SignedIn.Browser(app, actor.Principal);
        return _callers[actor] = (caller, SignedIn.FormToken(app, caller, actor.Principal));
    }
}
