#include "storage/postgres/connection.hpp"

#include <spdlog/spdlog.h>

#include "storage/postgres/parameters.hpp"

namespace zhuli::storage::postgres {

namespace {

constexpr std::size_t kStatementLimit = 1000;
constexpr std::size_t kPendingLimit = 256;  // bounds what both sides must buffer

// An acknowledged unit is durable whatever the server's default is.
constexpr const char* kSession =
    "SET client_encoding = 'UTF8'; SET bytea_output = 'hex'; SET extra_float_digits = 1;"
    " SET client_min_messages = warning; SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'";

void log_notice(void*, const PGresult* notice) {
    const char* message = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    spdlog::warn("PostgreSQL: {}", message ? message : "");
}

bool is_fine(const PGresult* result) {
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

}  // namespace

Connection::Connection(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    PGconn* connection = connection_.get();
    if (PQstatus(connection) != CONNECTION_OK) lose();
    PQsetNoticeReceiver(connection, &log_notice, nullptr);
    const Result session(PQexec(connection, kSession));
    if (!is_fine(session.get())) fail(session.get());
    if (PQenterPipelineMode(connection) != 1) lose();
}

void Connection::lose() {
    lost_ = true;
    throw ConnectionLost(std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
}

void Connection::fail(const PGresult* result) {
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = field ? field : "";
    const std::string message = PQresultErrorMessage(result);
    if (PQstatus(connection_.get()) == CONNECTION_BAD || state.starts_with("08") ||
        state.starts_with("57P")) {
        lost_ = true;
        throw ConnectionLost("PostgreSQL: " + message);
    }
    if (state == "23505") throw UniqueBroken(message);
    if (state == "40001" || state == "40P01") throw TryAgain(message);
    if (state == "0A000" && message.find("cached plan") != std::string::npos) {
        lost_ = true;  // the schema changed under its statements
        throw TryAgain(message);
    }
    throw StorageError(message);
}

void Connection::sent(int accepted, std::string preparing) {
    if (accepted != 1) lose();
    pending_.push_back(std::move(preparing));
}

void Connection::forget(const std::string& text) {
    const auto found = by_text_.find(text);
    if (found == by_text_.end()) return;
    const auto statement = found->second;
    by_text_.erase(found);
    statements_.erase(statement);
}

const std::string& Connection::prepared(std::string_view text) {
    const auto found = by_text_.find(text);
    if (found != by_text_.end()) {
        statements_.splice(statements_.begin(), statements_, found->second);
        return statements_.front().name;
    }
    if (statements_.size() >= kStatementLimit) {
        const std::string drop = "DEALLOCATE " + statements_.back().name;
        command(drop.c_str());
        forget(std::string(statements_.back().text));
    }
    statements_.push_front({std::string(text), "s" + std::to_string(++names_)});
    const auto& statement = statements_.front();
    by_text_.emplace(statement.text, statements_.begin());
    sent(PQsendPrepare(connection_.get(), statement.name.c_str(), statement.text.c_str(), 0,
                       nullptr),
         statement.text);
    return statement.name;
}

void Connection::push(std::string_view text, std::span<const Cell> arguments) {
    if (pending_.size() >= kPendingLimit) settle();
    const Parameters parameters(arguments);
    const std::string& name = prepared(text);
    sent(PQsendQueryPrepared(connection_.get(), name.c_str(), parameters.count(),
                             parameters.values(), nullptr, nullptr, 0),
         {});
}

void Connection::command(const char* text) {
    sent(PQsendQueryParams(connection_.get(), text, 0, nullptr, nullptr, nullptr, nullptr, 0), {});
}

Connection::Result Connection::next_result() {
    Result result(PQgetResult(connection_.get()));
    if (!result) lose();
    while (const Result more{PQgetResult(connection_.get())})
        if (PQstatus(connection_.get()) == CONNECTION_BAD) lose();
    return result;
}

Connection::Result Connection::wait() {
    if (pending_.empty()) return nullptr;
    if (PQpipelineSync(connection_.get()) != 1) lose();
    const auto pending = std::exchange(pending_, {});
    Result last, failed;
    for (const auto& preparing : pending) {
        last = next_result();
        if (is_fine(last.get())) continue;
        if (!preparing.empty()) forget(preparing);
        // What follows an error up to the next sync is only reported as aborted.
        if (!failed && PQresultStatus(last.get()) != PGRES_PIPELINE_ABORTED)
            failed = std::move(last);
        if (PQstatus(connection_.get()) == CONNECTION_BAD) fail(failed.get());
    }
    const Result sync(PQgetResult(connection_.get()));
    if (!failed && PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) lose();
    if (failed) fail(failed.get());
    return last;
}

void Connection::settle() { wait(); }

std::int64_t Connection::run(std::string_view text, std::span<const Cell> arguments,
                             const RowSink& sink) {
    push(text, arguments);
    const Result result = wait();
    Layout layout;
    for (int i = 0; sink && i < PQntuples(result.get()); ++i) sink(Row(result.get(), i, layout));
    const char* changed = PQcmdTuples(result.get());
    return *changed ? std::stoll(changed) : 0;
}

void Connection::commit() {
    command("COMMIT");
    const Result result = wait();
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw StorageError("the unit went on after a failed statement and was rolled back");
}

void Connection::abandon() {
    if (lost_) return;
    try {
        settle();
    } catch (const StorageError&) {
        if (lost_) return;  // otherwise the roll back below undoes it
    }
    try {
        command("ROLLBACK");
        settle();
    } catch (const StorageError&) {
        lost_ = true;
    }
}

void Connection::script(std::string_view text) {
    settle();
    if (PQexitPipelineMode(connection_.get()) != 1) lose();
    const Result result(PQexec(connection_.get(), std::string(text).c_str()));
    if (!is_fine(result.get()) && PQresultStatus(result.get()) != PGRES_EMPTY_QUERY)
        fail(result.get());
    if (PQenterPipelineMode(connection_.get()) != 1) lose();
}

}  // namespace zhuli::storage::postgres
