using MissionGov.Web.Data;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Web.Serving;

/// <summary>Sets the database up while the program already answers "not ready yet", and tries again until the server is there.</summary>
internal sealed partial class StartUp(DatabaseSetup setup, DemoStart demo, SealingKeys keys, Readiness readiness, IHostApplicationLifetime life, ILogger<StartUp> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = TimeSpan.FromSeconds(0.5); !stoppingToken.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await setup.RunAsync(PrepareAsync, stoppingToken);
                readiness.Set();
                return;
            }
            catch (Exception fault) when (fault is SchemaTooNewException or KeysLostException)
            {
                GiveUp(fault.Message);
                return;
            }
            catch (PostgresException refused) when (IsForGood(refused.SqlState))
            {
                GiveUp($"The database refuses: {refused.MessageText}. Check the user, its password and its rights in ConnectionStrings__MissionGov.");
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or InvalidOperationException { InnerException: NpgsqlException })
            {
                LogWaiting(fault.Message, pause.TotalSeconds);
                await Task.Delay(pause, stoppingToken);
            }
        }
    }

    private async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await keys.CheckAsync(services.GetRequiredService<MissionGovDb>(), ct);
        await demo.PrepareAsync(services, ct);
    }

    // Trying again does not make a password right.
    private static bool IsForGood(string state) => state is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege;

    /// <summary>Ends the program with a failure, so that whoever supervises it knows.</summary>
    private void GiveUp(string why)
    {
        LogGivenUp(why);
        Environment.ExitCode = 1;
        life.StopApplication();
    }

    [LoggerMessage(LogLevel.Warning, "The database is not there yet: {Fault} Trying again in {Seconds} s.")]
    private partial void LogWaiting(string fault, double seconds);

    [LoggerMessage(LogLevel.Critical, "{Message}")]
    private partial void LogGivenUp(string message);
}
