#include "tests/support/crash/crash.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/json/parse.hpp>
#include <csignal>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "tests/support/crash/caller.hpp"

namespace zhuli::crash {

namespace {

constexpr std::string_view kAddress = "Zhuli is at http://127.0.0.1:";
constexpr std::string_view kAdmin = "admin@crash.test";
constexpr std::string_view kPassword = "crash me 1000 times";
constexpr int kStock = 100'000'000;
constexpr auto kBusyPause = std::chrono::milliseconds(5);
constexpr int kCountEvery = 10;  // listing all orders takes its time
constexpr std::size_t kShownProblems = 20;

struct Sent {
    std::string key, path, body;
    std::optional<Reply> reply;  // nothing: killed before it came
};

std::string member(const std::string& json, std::string_view name) {
    boost::system::error_code error;
    const auto value = boost::json::parse(json, error);
    if (error || !value.is_object()) return {};
    const auto* found = value.get_object().if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

std::string cookie_in(const std::string& head) {
    constexpr std::string_view kName = "Set-Cookie: ";
    const auto at = head.find(kName);
    if (at == head.npos) return {};
    return head.substr(at + kName.size(), head.find(';', at) - at - kName.size());
}

class Run {
 public:
    explicit Run(const Plan& plan) : plan_(plan), random_(plan.seed) {}

    Report all() {
        found();
        start();
        stock_up();
        for (int i = 0; i < plan_.kills && report_.held(); ++i) one_life();
        stop();
        return std::move(report_);
    }

 private:
    std::string log() const { return plan_.folder + "/server.log"; }

    void found() {
        const std::string password = plan_.folder + "/password";
        std::ofstream(password) << kPassword << "\n";
        const int code = run_program({plan_.binary, "init", "--db", plan_.db, "--org", "崩溃测试",
                                      "--admin", std::string(kAdmin), "--password-file", password},
                                     log());
        if (code != 0) throw std::runtime_error("init ended with " + std::to_string(code));
    }

    void start() {
        server_ =
            std::make_unique<Child>(std::vector<std::string>{plan_.binary, "serve", "--db",
                                                             plan_.db, "--listen", "127.0.0.1:0"},
                                    log());
        const auto port = server_->line_after(kAddress);
        if (!port) throw std::runtime_error("the server did not start; see " + log());
        port_ = static_cast<std::uint16_t>(std::strtoul(port->c_str(), nullptr, 10));
    }

    /// The id of what was created.
    std::string made(Caller& caller, std::string_view path, const std::string& body) {
        const auto reply = caller.send("POST", path, body);
        if (!reply || reply->status != 201)
            throw std::runtime_error("POST " + std::string(path) + ": " +
                                     (reply ? reply->body : "no answer"));
        return member(reply->body, "id");
    }

    void stock_up() {
        caller_headers_ = signed_in();
        Caller caller(port_, caller_headers_);
        product_ =
            made(caller, "/products", R"({"code":"P1","name":"螺丝","list_price_e4":125000})");
        const auto warehouse = made(caller, "/warehouses", R"({"code":"W1","name":"一号仓"})");
        made(caller, "/stock/moves",
             fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","quantity":{},)"
                         R"("reason":"opening"}})",
                         product_, warehouse, kStock));
        customer_ = made(caller, "/customers", R"({"name":"杭州精工机械有限公司"})");
    }

    std::string signed_in() {
        Caller caller(port_, "");
        const auto session =
            caller.send("POST", "/session",
                        fmt::format(R"({{"email":"{}","password":"{}"}})", kAdmin, kPassword));
        if (!session || session->status != 200) throw std::runtime_error("cannot sign in");
        Caller person(port_, "Cookie: " + cookie_in(session->head) + "\r\nX-CSRF-Token: " +
                                 member(session->body, "csrf_token") + "\r\n");
        const auto reply = person.send("POST", "/api_tokens", R"({"name":"crash"})");
        if (!reply || reply->status != 201) throw std::runtime_error("cannot make a token");
        return "Authorization: Bearer " + member(reply->body, "token") + "\r\n";
    }

    Sent next_write() {
        const auto n = ++written_;
        Sent sent{fmt::format("crash-{}-{}", plan_.seed, n),
                  "/customers",
                  fmt::format(R"({{"name":"崩溃测试{}号"}})", n),
                  {}};
        if (n % 2 == 0) return sent;
        sent.path = "/orders";
        sent.body = fmt::format(R"({{"customer_id":"{}","note":"{}","confirm":true,)"
                                R"("confirmed_by":"王","words":"行","lines":[{{"product_id":"{}",)"
                                R"("quantity":2}}]}})",
                                customer_, sent.key, product_);
        return sent;
    }

    /// One server's life: writers run, the server is killed, the doctor looks, everything that was
    /// sent is sent again to the next server.
    void one_life() {
        std::vector<std::vector<Sent>> sent(static_cast<std::size_t>(plan_.writers));
        std::vector<std::thread> threads;
        for (auto& own : sent) threads.emplace_back([this, &own] { write_until_killed(own); });
        std::uniform_int_distribution<std::int64_t> life(plan_.shortest_life.count(),
                                                         plan_.longest_life.count());
        std::this_thread::sleep_for(std::chrono::milliseconds(life(random_)));
        server_->signal(SIGKILL);
        for (auto& thread : threads) thread.join();
        if (server_->wait() != -SIGKILL) problem("the server ended before it was killed");
        ++report_.kills;
        examine();
        start();
        send_again(sent);
        check_once(sent);
        tell();
    }

    void write_until_killed(std::vector<Sent>& own) {
        Caller caller(port_, caller_headers_);
        for (;;) {
            Sent sent = next_write();
            do {
                sent.reply = caller.send("POST", sent.path, sent.body, sent.key);
                if (sent.reply && sent.reply->status == 503)
                    std::this_thread::sleep_for(kBusyPause);
            } while (sent.reply && sent.reply->status == 503);
            const bool killed = !sent.reply;
            if (sent.reply && sent.reply->status != 201)
                problem(fmt::format("{} {}: {}", sent.path, sent.reply->status, sent.reply->body));
            own.push_back(std::move(sent));
            if (killed) return;
        }
    }

    /// On what the killed server left, before anything else opens it.
    void examine() {
        const int code = run_program({plan_.binary, "doctor", "--db", plan_.db}, log());
        if (code != 0)
            problem(fmt::format("after kill {} the doctor says {}", report_.kills, code));
    }

    void send_again(std::vector<std::vector<Sent>>& sent) {
        std::vector<std::thread> threads;
        for (auto& own : sent)
            threads.emplace_back([this, &own] {
                Caller caller(port_, caller_headers_);
                for (Sent& one : own) repeat(caller, one);
            });
        for (auto& thread : threads) thread.join();
    }

    void repeat(Caller& caller, Sent& one) {
        auto again = caller.send("POST", one.path, one.body, one.key);
        for (int i = 0; i < 100 && again && again->status == 503; ++i) {
            std::this_thread::sleep_for(kBusyPause);
            again = caller.send("POST", one.path, one.body, one.key);
        }
        if (!again || again->status != 201) {
            problem(fmt::format("{} sent again: {}", one.key, again ? again->body : "no answer"));
        } else if (one.reply) {
            acknowledged_ += 1;
            if (again->body != one.reply->body)
                problem(fmt::format("{} was answered\n  {}\nand then\n  {}", one.key,
                                    one.reply->body, again->body));
        } else {
            lost_ += 1;
            one.reply = std::move(again);
        }
    }

    /// Every record is there once, under the id it was acknowledged with.
    void check_once(const std::vector<std::vector<Sent>>& sent) {
        std::map<std::string, std::string> key_of;
        Caller caller(port_, caller_headers_);
        for (const auto& own : sent)
            for (const Sent& one : own) {
                if (!one.reply) continue;
                const std::string id = member(one.reply->body, "id");
                if (!key_of.emplace(id, one.key).second)
                    problem(fmt::format("{} and {} share {}", one.key, key_of[id], id));
                expected_ += one.path == "/orders";
                const auto shown = caller.send("GET", one.path + "/" + id);
                if (!shown || shown->status != 200)
                    problem(fmt::format("{} {} is lost", one.path, id));
            }
        if (report_.kills % kCountEvery == 0 || report_.kills == plan_.kills) count_orders(caller);
    }

    /// As many orders as were asked for: none came twice under another id.
    void count_orders(Caller& caller) {
        std::int64_t count = 0;
        std::string cursor;
        do {
            const auto page =
                caller.send("GET", "/orders?limit=200&sort=-created_at&cursor=" + cursor);
            if (!page || page->status != 200) return problem("cannot list the orders");
            const auto json = boost::json::parse(page->body);
            count += static_cast<std::int64_t>(json.at("items").as_array().size());
            cursor = member(page->body, "next_cursor");
        } while (!cursor.empty());
        if (count != expected_)
            problem(fmt::format("{} orders are there, {} were asked for", count, expected_));
    }

    void tell() {
        report_.acknowledged = acknowledged_;
        report_.lost = lost_;
        if (plan_.told)
            plan_.told(fmt::format("kill {}: {} acknowledged, {} lost in flight, {} problems",
                                   report_.kills, report_.acknowledged, report_.lost,
                                   report_.problems.size()));
    }

    /// An orderly end, and a last look.
    void stop() {
        server_->signal(SIGTERM);
        if (const int code = server_->wait(); code != 0)
            problem(fmt::format("stopping ended with {}", code));
        examine();
    }

    void problem(std::string what) {
        const std::lock_guard lock(mutex_);
        if (report_.problems.size() < kShownProblems) report_.problems.push_back(std::move(what));
    }

    const Plan& plan_;
    std::mt19937_64 random_;
    std::unique_ptr<Child> server_;
    std::uint16_t port_ = 0;
    std::string caller_headers_, product_, customer_;
    std::atomic<std::int64_t> written_{0}, acknowledged_{0}, lost_{0};
    std::int64_t expected_ = 0;
    std::mutex mutex_;
    Report report_;
};

}  // namespace

Report run(const Plan& plan) { return Run(plan).all(); }

}  // namespace zhuli::crash
