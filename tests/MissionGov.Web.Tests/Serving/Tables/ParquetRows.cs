using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace MissionGov.Web.Tests.Serving.Tables;

/// <summary>Reads a Parquet file back, cells as a CSV has them.</summary>
internal static class ParquetRows
{
    public static async Task<(ParquetSchema Schema, IReadOnlyList<IReadOnlyList<string>> Rows)> ReadAsync(byte[] file)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file), cancellationToken: ct);
        using var group = reader.OpenRowGroupReader(0);
        var columns = new List<string[]>();
        foreach (var field in reader.Schema.GetDataFields()) columns.Add(await CellsAsync(group, field, (int)group.RowCount, ct));
        return (reader.Schema, [.. Enumerable.Range(0, (int)group.RowCount).Select(row => columns.ConvertAll(column => column[row]))]);
    }

    private static async Task<string[]> CellsAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken ct)
    {
        if (field.ClrType == typeof(double)) return await ValuesAsync<double>(group, field, count, value => value.ToString("R", CultureInfo.InvariantCulture), ct);
        if (field.ClrType == typeof(long)) return await ValuesAsync<long>(group, field, count, value => value.ToString(CultureInfo.InvariantCulture), ct);
        if (field.ClrType == typeof(bool)) return await ValuesAsync<bool>(group, field, count, value => value ? "yes" : "no", ct);
        if (field.ClrType == typeof(DateTime)) return await ValuesAsync<DateTime>(group, field, count, value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ct);
        var texts = new string?[count];
        await group.ReadAsync(field, texts.AsMemory(), cancellationToken: ct);
        return [.. texts.Select(text => text ?? "")];
    }

    private static async Task<string[]> ValuesAsync<T>(ParquetRowGroupReader group, DataField field, int count, Func<T, string> words, CancellationToken ct)
        where T : struct
    {
        var values = new T?[count];
        await group.ReadAsync<T>(field, values.AsMemory(), cancellationToken: ct);
        return [.. values.Select(value => value is { } given ? words(given) : "")];
    }
}
