using System.Diagnostics;

namespace MissionGov.Tests;

/// <summary>A folder for the data of a program that a test ends; gone afterwards, however long the program's server still closes its files there.</summary>
internal sealed class ScratchFolder(string name) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Path { get; } = Directory.CreateTempSubdirectory($"missiongov-{name}-").FullName;

    public void Dispose()
    {
        for (var waited = Stopwatch.StartNew(); Directory.Exists(Path); Thread.Sleep(50))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // A file came or went meanwhile.
            }
        }
    }
}
