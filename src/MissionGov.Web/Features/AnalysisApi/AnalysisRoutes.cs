using System.Net;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>The same functions that the pages use, for anyone's figures. Nothing is stored.</summary>
internal static class AnalysisRoutes
{
    public static void MapAnalysis(this IEndpointRouteBuilder app)
    {
        var analysis = app.MapGroup("/api/v1/analysis").AddEndpointFilter(async (call, next) => IsOpen(call.HttpContext) ? await next(call) : Results.Problem(
            "Analysis by other programs is open on a demo or on this machine only, until there are API tokens.", statusCode: StatusCodes.Status401Unauthorized, title: "Sign-in is needed"));
        analysis.MapPost("/projection", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<ProjectionRequest, ProjectionAnswer>(http, ProjectionAnswer.To))).DisableAntiforgery();
        analysis.MapPost("/required-trajectory", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<TrajectoryRequest, TrajectoryAnswer>(http, request => request.Answer()))).DisableAntiforgery();
    }

    private static bool IsOpen(HttpContext http) =>
        http.RequestServices.GetRequiredService<DemoMode>().IsOn || http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller);
}
