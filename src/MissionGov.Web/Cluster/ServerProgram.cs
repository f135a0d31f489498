using System.ComponentModel;
using System.Diagnostics;

namespace MissionGov.Web.Cluster;

/// <summary>Starts the programs around the server, as the server's account where that matters.</summary>
internal static class ServerProgram
{
    /// <summary>Finds a program by its name. .NET would look in the current folder first, where anybody may have laid one.</summary>
    public const string OnPath = "/usr/bin/env";

    /// <summary>Runs a program to its end and returns what it printed; throws with its complaint when it fails.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, bool asServer, CancellationToken ct)
    {
        using var process = Start(program, arguments, asServer);
        process.StandardInput.Close();
        var printed = process.StandardOutput.ReadToEndAsync(ct);
        var complaint = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode == 0) return await printed;

        throw new ClusterUnavailable($"{Path.GetFileName(program)} failed: {(await complaint).Trim()}");
    }

    /// <summary>
    /// Starts a program with pipes of its own: one that outlives us must not hold our output open,
    /// or whoever reads that output would wait for it.
    /// </summary>
    public static Process Start(string program, IEnumerable<string> arguments, bool asServer)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (asServer && ServerAccount.Name is { } account) start.UserName = account;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ClusterUnavailable($"The program {program} could not be started: {e.Message}.", e);
        }
    }
}
