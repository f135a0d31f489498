using System.Security.Cryptography;
using System.Text.Json;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Observations;

/// <summary>The files that people chose, kept under the data folder by what they hold: what a batch was made of can be shown again.</summary>
/// <param name="folder">Outside of what the server serves.</param>
internal sealed class KeptFiles(string folder)
{
    private const int HashLength = 64;
    private const int BlockBytes = 81_920;
    private const string Ending = ".import";
    private const string FixesEnding = ".fixes";

    // Long enough for a person to look at a preview and come back to it.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>The folder that it belongs into is there: on a machine without, nothing is kept by itself.</summary>
    public bool HasHome => Path.GetDirectoryName(folder) is { } home && Directory.Exists(home);

    /// <summary>Keeps a file; the name it gets is its SHA-256, never the sender's.</summary>
    public async Task<string> KeepAsync(Stream bytes, CancellationToken ct)
    {
        PrivateFolder.Made(folder);
        var unfinished = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            string id;
            await using (var file = File.Create(unfinished))
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                var block = new byte[BlockBytes];
                for (int read; (read = await bytes.ReadAsync(block, ct)) > 0;)
                {
                    hash.AppendData(block, 0, read);
                    await file.WriteAsync(block.AsMemory(0, read), ct);
                }

                id = Convert.ToHexString(hash.GetHashAndReset());
            }

            File.Move(unfinished, Named(id), overwrite: true);
            return id;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Where a kept file lies; null when there is none of that name.</summary>
    public string? PathOf(string? id) =>
        id is { Length: HashLength } && id.All(char.IsAsciiHexDigitUpper) && File.Exists(Named(id)) ? Named(id) : null;

    /// <summary>The files kept for longer than a person looks at a preview.</summary>
    public IReadOnlyList<string> Old() =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles($"*{Ending}")
            .Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - Patience)
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)),
    ];

    public void Drop(string id)
    {
        File.Delete(Named(id));
        File.Delete(FixesOf(id));
    }

    /// <summary>What a person put in the place of wrong cells; kept beside the file, which stays as it came.</summary>
    public async Task<IReadOnlyList<CellFix>> FixesAsync(string id, CancellationToken ct)
    {
        if (PathOf(id) is null || !File.Exists(FixesOf(id))) return [];
        return JsonSerializer.Deserialize<List<CellFix>>(await File.ReadAllTextAsync(FixesOf(id), ct), AsJson.Options) ?? [];
    }

    /// <summary>Adds fixes to those kept; one without a value takes the earlier one of its cell away.</summary>
    public async Task FixAsync(string id, IReadOnlyList<CellFix> fixes, CancellationToken ct)
    {
        var all = (await FixesAsync(id, ct)).ToDictionary(fix => (fix.Sheet, fix.Row, fix.Column));
        foreach (var fix in fixes)
        {
            var cell = (fix.Sheet, fix.Row, fix.Column);
            if (fix.Value.Length == 0) all.Remove(cell);
            else all[cell] = all.TryGetValue(cell, out var before) ? fix with { Was = before.Was } : fix;
        }

        // Put in its place as a whole: a reader finds the fixes of before or of after.
        var unfinished = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(all.Values.OrderBy(fix => fix.Row).ThenBy(fix => fix.Column, StringComparer.Ordinal), AsJson.Options), ct);
        File.Move(unfinished, FixesOf(id), overwrite: true);
    }

    private string FixesOf(string id) => Path.Combine(folder, id + FixesEnding);

    private string Named(string id) => Path.Combine(folder, id + Ending);
}
