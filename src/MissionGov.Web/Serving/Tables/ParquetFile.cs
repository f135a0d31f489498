using Parquet;
using Parquet.Schema;

namespace MissionGov.Web.Serving.Tables;

/// <summary>A table in columns with their types, for programs that read many of them.</summary>
internal static class ParquetFile
{
    public const string Extension = ".parquet";

    public static IResult Of(DataTable table) =>
        new WrittenFile($"{table.Name}{Extension}", "application/vnd.apache.parquet", (file, ct) => WriteAsync(file, table, ct));

    internal static async Task WriteAsync(Stream file, DataTable table, CancellationToken ct)
    {
        var fields = table.Columns.Select(column => new DataField(column.Name, TypeOf(column.Kind), column.Kind == ColumnKind.Text ? null : true)).ToList();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: ct);
        writer.CustomMetadata = new Dictionary<string, string> { ["title"] = table.Title, ["source"] = string.Join("; ", table.Sources), ["licence"] = Licence.Address };
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Count; i++)
        {
            var cells = table.Rows.Select(row => row[i]);
            await (table.Columns[i].Kind switch
            {
                ColumnKind.Number => group.WriteAsync<double>(fields[i], Values<double>(cells), cancellationToken: ct),
                ColumnKind.Whole => group.WriteAsync<long>(fields[i], Values<long>(cells), cancellationToken: ct),
                ColumnKind.Day => group.WriteAsync<DateOnly>(fields[i], Values<DateOnly>(cells), cancellationToken: ct),
                ColumnKind.YesNo => group.WriteAsync<bool>(fields[i], Values<bool>(cells), cancellationToken: ct),
                _ => group.WriteAsync(fields[i], cells.Select(cell => (string)cell!).ToList()),
            });
        }

        group.CompleteValidate();
    }

    private static Type TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => typeof(double),
        ColumnKind.Whole => typeof(long),
        ColumnKind.Day => typeof(DateOnly),
        ColumnKind.YesNo => typeof(bool),
        _ => typeof(string),
    };

    private static ReadOnlyMemory<T?> Values<T>(IEnumerable<object?> cells)
        where T : struct => cells.Select(cell => (T?)cell).ToArray();
}
