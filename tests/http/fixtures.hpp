// What the HTTP tests share: an echo server without any business, the test world behind a real
// socket, and the shared collections of requests and texts.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "http/server.hpp"
#include "tests/http/raw_client.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::http_test {

/// Path of a shared collection, empty (and said) where it is not at hand.
inline std::string shared_folder(const std::string& name) {
    const char* chosen = std::getenv("ZHULI_SHARED_DATA");
    const std::string folder =
        std::string(chosen ? chosen : ZHULI_SOURCE_DIR "/../shared/data") + "/" + name;
    if (std::filesystem::exists(folder)) return folder;
    std::cout << "not run: no shared data " << name << "\n";
    return {};
}

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Short limits, so that a test of a time limit takes no time.
inline http::ServerConfig quick() {
    http::ServerConfig config;
    config.names = {"example.com", "a"};
    config.head_ms = 400;
    config.body_grace_ms = 400;
    config.body_bytes_per_s = 1000;
    config.idle_ms = 800;
    config.drain_ms = 3000;
    return config;
}

/// A server that answers 200 with the method, the target and the body it understood.
class Echo {
 public:
    explicit Echo(const http::ServerConfig& config = quick())
        : server_(config, [](const http::Request& request, http::Respond respond) {
              respond({200,
                       {{"Content-Type", "text/plain"}},
                       request.method + " " + request.target + "\n" + request.body});
          }) {
        server_.start();
    }
    std::uint16_t port() const { return server_.port(); }
    http::Server& server() { return server_; }
    bool lives() const {
        RawClient client(port());
        return client.say("GET /alive HTTP/1.1\r\nHost: localhost\r\n\r\n") &&
               client.answer().body == "GET /alive\n";
    }

 private:
    http::Server server_;
};

/// The test world as the outside sees it.
class Served {
 public:
    explicit Served(support::Engine engine = support::Engine::sqlite)
        : world(engine), server_({}, [this](const http::Request& request, http::Respond respond) {
              http::handle(world.site(), request, std::move(respond));
          }) {
        const auto made = world.call("admin", "POST", "/api_tokens", R"({"name":"sockets"})");
        token = made.text("token");
        server_.start();
    }
    std::uint16_t port() const { return server_.port(); }
    http::Server& server() { return server_; }
    std::string head(const std::string& method, const std::string& path, std::size_t length) const {
        return method + " /api/v1" + path +
               " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token +
               "\r\nAccept-Language: en\r\nContent-Type: application/json\r\n" +
               "Content-Length: " + std::to_string(length) + "\r\n\r\n";
    }
    RawAnswer call(RawClient& client, const std::string& method, const std::string& path,
                   const std::string& body = {}) const {
        client.say(head(method, path, body.size()) + body);
        return client.answer();
    }
    RawAnswer call(const std::string& method, const std::string& path,
                   const std::string& body = {}) const {
        RawClient client(port());
        return call(client, method, path, body);
    }
    bool lives() const { return call("GET", "/customers?limit=1").status == 200; }

    support::World world;
    std::string token;

 private:
    http::Server server_;
};

}  // namespace zhuli::http_test
