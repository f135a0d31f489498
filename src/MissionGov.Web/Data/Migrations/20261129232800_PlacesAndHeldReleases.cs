using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MissionGov.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlacesAndHeldReleases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "places",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statistics",
                table: "indicators",
                type: "text",
                nullable: false,
                defaultValue: "ManagementInformation");

            migrationBuilder.CreateTable(
                name: "place_spans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    replaced_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place_spans", x => x.id);
                    table.ForeignKey(
                        name: "FK_place_spans_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_places_parent_id",
                table: "places",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_place_spans_code",
                table: "place_spans",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "IX_place_spans_place_id",
                table: "place_spans",
                column: "place_id");

            migrationBuilder.AddForeignKey(
                name: "FK_places_places_parent_id",
                table: "places",
                column: "parent_id",
                principalTable: "places",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.CreateTable(
                name: "held_releases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: false),
                    held_by = table.Column<string>(type: "text", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    access = table.Column<string>(type: "jsonb", nullable: false),
                    changed_because = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    late_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_releases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_release_files",
                columns: table => new
                {
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_release_files", x => x.release_id);
                    table.ForeignKey(
                        name: "FK_held_release_files_held_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "held_releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "release_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_looks", x => x.id);
                    table.ForeignKey(
                        name: "FK_release_looks_held_releases_release_id",
                        column: x => x.release_id,
                        principalTable: "held_releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_held_releases_state_at",
                table: "held_releases",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_release_looks_at",
                table: "release_looks",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_release_looks_release_id",
                table: "release_looks",
                column: "release_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "held_release_files");

            migrationBuilder.DropTable(
                name: "release_looks");

            migrationBuilder.DropTable(
                name: "held_releases");

            migrationBuilder.DropForeignKey(
                name: "FK_places_places_parent_id",
                table: "places");

            migrationBuilder.DropTable(
                name: "place_spans");

            migrationBuilder.DropIndex(
                name: "IX_places_parent_id",
                table: "places");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "places");

            migrationBuilder.DropColumn(
                name: "statistics",
                table: "indicators");
        }
    }
}
