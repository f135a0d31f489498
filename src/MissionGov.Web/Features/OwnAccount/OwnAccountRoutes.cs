using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.OwnAccount;

/// <summary>/me: posts held, and how one signs in. Each change asks first whether it is still the same person.</summary>
internal static class OwnAccountRoutes
{
    public const string Address = "/me";

    public static void MapOwnAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http, string? saved, CancellationToken ct) => PageAsync(http, FormProblems.None, ct, saved));
        app.MapGet($"{Address}/protect", ProtectAsync);
        app.MapPost($"{Address}/password", (HttpContext http, CancellationToken ct) => ChangeAsync(http, form => new ChangePassword(form["password"].ToString()), "password", ct));
        app.MapPost($"{Address}/sign-out-everywhere", EndSessionsAsync);
        app.MapPost($"{Address}/passkeys/remove", (HttpContext http, CancellationToken ct) => ChangeAsync(http, form => new RemovePasskey(form["id"].ToString()), null, ct));
        app.MapPost($"{Address}/authenticator/remove", (HttpContext http, CancellationToken ct) => ChangeAsync(http, _ => new RemoveAuthenticator(), null, ct));
        app.MapAuthenticator();
        app.MapPasskeys();
    }

    /// <summary>Reads a form that changes how its person signs in, and the account; without a fresh proof of who it is, where to give one.</summary>
    public static async Task<(IFormCollection? Form, Account? Me, IResult? Instead)> ReadAsync(HttpContext http, CancellationToken ct)
    {
        var form = await PostedForm.OursAsync(http);
        var me = http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? await http.RequestServices.GetRequiredService<UserManager<Account>>().FindByIdAsync(id) : null;
        if (me is null) return (null, null, Results.LocalRedirect(LocalAddress.With("/sign-in", Address)));
        if (form is null) return (null, null, Results.BadRequest());
        return http.RequestServices.GetRequiredService<Session>().IsFresh(http.User) ? (form, me, null) : (null, null, Results.LocalRedirect(LocalAddress.With("/sign-in/again", Address)));
    }

    /// <summary>What one changed may have ended every session; this one goes on.</summary>
    public static async Task KeepAsync(HttpContext http, Account me)
    {
        await using var fresh = http.RequestServices.CreateAsyncScope();
        if (await fresh.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(me.Id.ToString()) is { } now) await http.RequestServices.GetRequiredService<Session>().RenewAsync(http, now);
    }

    public static async Task<IResult> PageAsync(HttpContext http, FormProblems problems, CancellationToken ct, string? saved = null)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return Results.LocalRedirect(LocalAddress.With("/sign-in", Address));
        if (http.Person().Only is not null) return PostedForm.Page<ByLinkPage>(http, new { });
        var view = await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetOwnAccount(), ct);
        var fresh = http.RequestServices.GetRequiredService<Session>().IsFresh(http.User);
        return PostedForm.Page<OwnAccountPage>(http, new { View = view, IsFresh = fresh, Saved = saved is not null, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ChangeAsync<TCommand>(HttpContext http, Func<IFormCollection, TCommand> command, string? field, CancellationToken ct)
        where TCommand : ICommand
    {
        var (form, me, instead) = await ReadAsync(http, ct);
        if (instead is not null) return instead;
        if (await http.RequestServices.GetRequiredService<Mediator>().SendAsync(command(form!), commandId: form!.CommandId(), ct: ct) is { } problem) return await PageAsync(http, FormProblems.Of(problem.Message, field), ct);
        await KeepAsync(http, me!);
        return Results.LocalRedirect($"{Address}?saved=yes");
    }

    // To leave in a hurry must not ask for a proof first.
    private static async Task<IResult> EndSessionsAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        if (await mediator.SendAsync(new EndSessions(), commandId: form.CommandId(), ct: ct) is { } problem) return await PageAsync(http, FormProblems.Of(problem.Message), ct);
        return Results.LocalRedirect("/sign-in");
    }

    // After a sign-in by the password alone: staff are asked for a second step, and may go on without.
    private static async Task<IResult> ProtectAsync(HttpContext http, Mediator mediator, string? from, CancellationToken ct)
    {
        if (http.User.Identity is not { IsAuthenticated: true }) return Results.LocalRedirect(LocalAddress.With("/sign-in", from));
        var view = await mediator.AskAsync(new GetOwnAccount(), ct);
        return view.IsProtected || view.Posts.Count == 0 ? Results.LocalRedirect(LocalAddress.Of(from)) : PostedForm.Page<ProtectPage>(http, new { From = LocalAddress.Of(from) });
    }
}
