using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Serving;

/// <summary>Alive: the program answers. Ready: the database does too. Neither says more than yes or no.</summary>
internal static class Health
{
    private const int PatienceSeconds = 3;

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", async (Readiness readiness, NpgsqlDataSource database, CancellationToken ct) =>
            readiness.IsReady && await AnswersAsync(database, ct) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task<bool> AnswersAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            command.CommandTimeout = PatienceSeconds;
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
