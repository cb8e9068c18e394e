#include "cli/run.hpp"

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace zhuli::cli {

namespace {

void add_target(CLI::App& command, Target& target) {
    command.add_option("--db", target.db, "sqlite:PATH or postgresql://…")->required();
    command.add_option("--org", target.org, "the organisation, if there are several");
    command.add_option("--as", target.as, "e-mail of the person to act as");
}

void add_init(CLI::App& app, InitOptions& options) {
    auto* command = app.add_subcommand("init", "Found an organisation in a new database");
    command->add_option("--db", options.target.db, "sqlite:PATH or postgresql://…")->required();
    command->add_option("--org", options.name, "the organisation's name")->required();
    command->add_option("--currency", options.currency);
    command->add_option("--timezone", options.timezone);
    command->add_option("--admin", options.admin, "the first admin's e-mail")->required();
    command->add_option("--password-file", options.password_file)->required();
}

void add_serve(CLI::App& app, ServeOptions& options) {
    auto* command = app.add_subcommand("serve", "Serve the API and the web UI");
    add_target(*command, options.target);
    command->add_option("--listen", options.listen, "ADDRESS:PORT");
    command
        ->add_option("--trusted-proxy", options.trusted_proxies,
                     "ADDRESS[/LENGTH]: its X-Forwarded-For tells who asks")
        ->allow_extra_args(false);
    command->add_flag("--demo", options.demo, "fill an empty database with the demo company");
    command->add_flag("--allow-private", options.allow_private,
                      "mail servers and chat robots may be in the own network");
    command
        ->add_option("--trusted-authorities", options.trusted_authorities,
                     "FILE of certificates that mail servers' are accepted by too")
        ->check(CLI::ExistingFile);
}

CLI::App* add_file_command(CLI::App& app, const char* name, const char* what,
                           FileOptions& options) {
    auto* command = app.add_subcommand(name, what);
    command->add_option("FILE", options.file)->required();
    add_target(*command, options.target);
    return command;
}

void add_import(CLI::App& app, ImportOptions& options) {
    auto* command = app.add_subcommand("import", "Read records from a file");
    command
        ->add_option("KIND", options.kind,
                     "customers, contacts, products, orders, interactions or stock")
        ->required()
        ->check(CLI::IsMember(
            {"customers", "contacts", "products", "orders", "interactions", "stock"}));
    command->add_option("FILE", options.file, ".csv, .csv.gz or .xlsx")->required();
    add_target(*command, options.target);
    command->add_option("--map", options.map, "THEIRS=OURS: their column is our field")
        ->allow_extra_args(false);
    command->add_option("--source", options.source, "where the numbers of the file come from");
    command->add_option("--errors", options.errors, "write the broken rows to this csv file");
    command->add_option("--sheet", options.sheet, "the worksheet; default the first");
    command->add_option("--charset", options.charset, "of a csv; default recognised");
    command->add_option("--format", options.format)->check(CLI::IsMember({"text", "json"}));
    command->add_flag("--dry-run", options.dry_run, "say what would happen and change nothing");
}

void add_export(CLI::App& app, ExportOptions& options) {
    auto* command = app.add_subcommand("export", "Write records to a file");
    command->add_option("KIND", options.kind, "what is written")
        ->required()
        ->check(
            CLI::IsMember({"customers", "contacts", "products", "orders", "follow_ups", "inquiries",
                           "opportunities", "proposals", "quotes", "tickets", "sub_requests",
                           "returns", "purchases", "invoices", "bank_receipts", "waybills"}));
    command->add_option("FILE", options.file, ".csv or .xlsx")->required();
    add_target(*command, options.target);
    command->add_option("--format", options.format, "of what is printed")
        ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace

int run(int argc, char** argv, Features features) {
    CLI::App app{"zhuli — the working desk of a sales assistant"};
    app.require_subcommand(1);
    InitOptions init_options;
    ServeOptions serve_options;
    Target migrate_options, demo_options;
    DoctorOptions doctor_options;
    FileOptions backup_options, restore_options;
    ImportOptions import_options;
    ExportOptions export_options;
    add_init(app, init_options);
    add_serve(app, serve_options);
    add_import(app, import_options);
    add_export(app, export_options);
    auto* doctor_command = app.add_subcommand("doctor", "Prove every invariant");
    add_target(*doctor_command, doctor_options.target);
    doctor_command->add_flag("--full", doctor_options.full,
                             "replay the audit of every record, however many there are");
    auto* demo_command = app.add_subcommand("demo", "Make the demo company in an empty database");
    add_target(*demo_command, demo_options);
    auto* migrate_command = app.add_subcommand("migrate", "Bring the schema up to date");
    add_target(*migrate_command, migrate_options);
    add_file_command(app, "backup", "Copy the database, also while serving", backup_options);
    add_file_command(app, "restore", "Put a backup in place of no database", restore_options);
    app.add_subcommand("openapi", "Print the API description");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kBadInput;
    }
    publish_permissions(features);
    if (app.got_subcommand("init")) return init(init_options, features);
    if (app.got_subcommand("serve")) return serve(serve_options, features);
    if (app.got_subcommand("demo")) return demo_company(demo_options, features);
    if (app.got_subcommand("import")) return import_file(import_options, features);
    if (app.got_subcommand("export")) return export_file(export_options, features);
    if (app.got_subcommand("doctor")) return doctor(doctor_options, features);
    if (app.got_subcommand("migrate")) return migrate_schema(migrate_options, features);
    if (app.got_subcommand("backup")) return backup(backup_options, features);
    if (app.got_subcommand("restore")) return restore(restore_options, features);
    return openapi(features);
}

}  // namespace zhuli::cli
