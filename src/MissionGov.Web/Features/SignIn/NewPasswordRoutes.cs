using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>Where the link of an administrator leads: choose a password. The link works once; a second step that was set stays.</summary>
internal static class NewPasswordRoutes
{
    private const string Address = "/sign-in/new";

    public static void MapNewPassword(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async Task<IResult> (HttpContext http, UserManager<Account> accounts, string? who, string? token) =>
            await HolderAsync(accounts, who, token) is { } account ? Form(http, account, token!, FormProblems.None) : Void(http));
        app.MapPost(Address, SubmitAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, UserManager<Account> accounts, Mediator mediator, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return Results.BadRequest();
        var token = form["token"].ToString();
        if (await HolderAsync(accounts, form["who"], token) is not { } account) return Void(http);

        var problem = await mediator.SendAsync(new ChooseFirstPassword(account.Id, token, form["password"].ToString()), commandId: form.CommandId(), ct: ct);
        return problem is null ? Results.LocalRedirect(SignInRoutes.Address) : Form(http, account, token, FormProblems.Of(problem.Message, "password"));
    }

    private static async Task<Account?> HolderAsync(UserManager<Account> accounts, string? who, string? token) =>
        Guid.TryParse(who, out _) && !string.IsNullOrEmpty(token) && await accounts.FindByIdAsync(who!) is { DisabledAt: null } account
        && await accounts.VerifyUserTokenAsync(account, TokenOptions.DefaultProvider, SetUpLink.Purpose, token) ? account : null;

    private static RazorComponentResult Form(HttpContext http, Account account, string token, FormProblems problems) =>
        PostedForm.Page<NewPasswordPage>(http, new { Account = account.Id, Email = account.Email ?? "", Token = token, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult Void(HttpContext http) => PostedForm.Page<VoidLinkPage>(http, new { }, StatusCodes.Status410Gone);
}
