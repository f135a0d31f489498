using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>The same functions that the pages use, for anyone's figures. Nothing is stored.</summary>
internal static class AnalysisRoutes
{
    public static void MapAnalysis(this IEndpointRouteBuilder app)
    {
        var analysis = app.MapGroup("/api/v1/analysis").AddEndpointFilter(async (call, next) => IsOpen(call.HttpContext) ? await next(call) : Results.Problem(
            "Send an API token: Authorization: Bearer mg_… Make one at /me/tokens.", statusCode: StatusCodes.Status401Unauthorized, title: "A token is needed"));
        analysis.MapPost("/projection", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<ProjectionRequest, ProjectionAnswer>(http, ProjectionAnswer.To)))
            .Accepts<ProjectionRequest>("application/json").Produces<ProjectionAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<ProjectionRequest, ProjectionAnswer>(Examples.Projection, ProjectionAnswer.To);
        analysis.MapPost("/required-trajectory", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<TrajectoryRequest, TrajectoryAnswer>(http, request => request.Answer())))
            .Accepts<TrajectoryRequest>("application/json").Produces<TrajectoryAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<TrajectoryRequest, TrajectoryAnswer>(Examples.RequiredTrajectory, request => request.Answer());
        analysis.MapPost("/control-chart", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<ControlChartRequest, ControlChartAnswer>(http, request => request.Answer())))
            .Accepts<ControlChartRequest>("application/json").Produces<ControlChartAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<ControlChartRequest, ControlChartAnswer>(Examples.ControlChart, request => request.Answer());
        analysis.MapPost("/progress", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<ProgressRequest, ProgressAnswer>(http, ProgressAnswer.To)))
            .Accepts<ProgressRequest>("application/json").Produces<ProgressAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<ProgressRequest, ProgressAnswer>(Examples.Progress, ProgressAnswer.To);
        analysis.MapPost("/strategy", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<StrategyRequest, StrategyApiAnswer>(http, request => request.Answer())))
            .Accepts<StrategyRequest>("application/json").Produces<StrategyApiAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<StrategyRequest, StrategyApiAnswer>(Examples.Strategy, request => request.Answer());
        analysis.MapPost("/pooling", (Delegate)((HttpContext http) => JsonRequest.AnswerAsync<PoolingRequest, PoolingAnswer>(http, request => request.Answer())))
            .Accepts<PoolingRequest>("application/json").Produces<PoolingAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).DisableAntiforgery()
            .Describe<PoolingRequest, PoolingAnswer>(Examples.Pooling, request => request.Answer());
    }

    private static bool IsOpen(HttpContext http) => http.RequestServices.GetRequiredService<DemoMode>().IsOn || LocalCaller.Is(http) || http.IsByToken();
}
