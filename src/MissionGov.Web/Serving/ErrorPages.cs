using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Components.Layout;
using MissionGov.Web.Serving.Api;

namespace MissionGov.Web.Serving;

/// <summary>What a person or a program sees when there is no page: what happened, what is safe, what to do, and a reference.</summary>
internal static partial class ErrorPages
{
    private const int RetryAfterSeconds = 5;
    private const string CouldNotRead = "We could not read that request";

    public static Task ServerErrorAsync(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        LogFault(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)), Reference(http), fault);
        return WriteAsync(http, StatusCodes.Status500InternalServerError, "Something went wrong", "What was saved before is safe. Try again. If it happens again, give this reference to whoever looks after MissionGov.");
    }

    public static Task NotReadyAsync(HttpContext http) =>
        WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "MissionGov is starting", "The database is not there yet. Nothing is lost. This page can be loaded again in a few seconds.");

    /// <param name="own">The pages that are open are this person's; else everybody's.</param>
    public static Task TooManyPagesAsync(HttpContext http, bool own) => own
        ? WriteAsync(http, StatusCodes.Status429TooManyRequests, "Too many pages are open", $"You have {OpenCircuits.MostOfOne} pages for editing open. Close one that you do not need. Then load this page again.")
        : WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "MissionGov is full just now", "Too many people edit at once. Pages to read still work. Nothing is lost. Try again in a few minutes.");

    /// <param name="seconds">After which it may be asked again.</param>
    public static Task TooOftenAsync(HttpContext http, int seconds) =>
        WriteAsync(http, StatusCodes.Status429TooManyRequests, "Too many requests", $"Nothing is lost. Wait {seconds} seconds. Then load this page again.", retryAfter: seconds);

    /// <summary>A question that cannot be answered as it stands.</summary>
    /// <param name="advice">What is wrong with it.</param>
    public static IResult Unreadable(string advice) => new BadQuestion(advice);

    public static Task StatusAsync(StatusCodeContext context) => context.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => WriteAsync(context.HttpContext, StatusCodes.Status404NotFound, "Page not found", "If you typed the address, check it. If you followed a link, start from the missions.", MissedWords.Of(context.HttpContext.Request.Path)),
        StatusCodes.Status403Forbidden => WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, "You cannot see this page", "It belongs to people with another role. Ask the unit lead of the mission, or an administrator."),
        StatusCodes.Status400BadRequest => WriteAsync(context.HttpContext, StatusCodes.Status400BadRequest, CouldNotRead, "Go back, load the page again, and try once more. Nothing was saved."),
        var status => WriteAsync(context.HttpContext, status, "That did not work", "Nothing was saved. Go back and try again."),
    };

    private static async Task WriteAsync(HttpContext http, int status, string title, string advice, string? missed = null, int? retryAfter = null)
    {
        if (WantsJson(http))
        {
            SayWhen(http, status, retryAfter);
            await Results.Problem(advice, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["reference"] = Reference(http) }).ExecuteAsync(http);
            return;
        }

        // The page that failed has used up the services of its request; this one is made with fresh ones.
        await using var fresh = http.RequestServices.CreateAsyncScope();
        var used = http.RequestServices;
        http.RequestServices = fresh.ServiceProvider;
        try
        {
            http.Response.Clear();
            SayWhen(http, status, retryAfter);
            var page = new RazorComponentResult<MessagePage>(new { Title = title, Advice = advice, Reference = status >= StatusCodes.Status500InternalServerError ? Reference(http) : null, Missed = missed }) { StatusCode = status };
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = used;
        }
    }

    private static void SayWhen(HttpContext http, int status, int? seconds)
    {
        if ((seconds ?? (status == StatusCodes.Status503ServiceUnavailable ? RetryAfterSeconds : null)) is { } wait) http.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool WantsJson(HttpContext http) =>
        ApiSignIn.IsForPrograms(http.Request.Path) || http.Request.Path.Value?.EndsWith(".json", StringComparison.Ordinal) == true;

    private static string Reference(HttpContext http) => System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private sealed class BadQuestion(string advice) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, StatusCodes.Status400BadRequest, CouldNotRead, advice);
    }

    [LoggerMessage(LogLevel.Error, "A request failed. Reference {Reference}")]
    private static partial void LogFault(ILogger log, string reference, Exception? fault);
}
