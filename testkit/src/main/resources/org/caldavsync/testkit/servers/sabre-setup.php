<?php
// Creates the database of sabre-server.php in the directory given: two users with a calendar each.
$db = new PDO("sqlite:$argv[1]/db.sqlite");
$db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$db->exec('PRAGMA journal_mode=WAL');
foreach (['principals', 'users', 'calendars'] as $table) {
    $db->exec(file_get_contents("/usr/share/doc/php-sabre-dav/examples/sql/sqlite.$table.sql"));
}
$db->exec('DELETE FROM users');
$db->exec('DELETE FROM principals');
$add_user = $db->prepare('INSERT INTO users(username, digesta1) VALUES(?, ?)');
$add_principal = $db->prepare('INSERT INTO principals(uri, email, displayname) VALUES(?, ?, ?)');
$add_calendar = $db->prepare(
    'INSERT INTO calendars(principaluri, displayname, uri, components, ctag, transparent) VALUES(?, ?, ?, ?, 1, 0)');
foreach (['alice' => 'secret', 'bob' => 'secret2'] as $user => $password) {
    $add_user->execute([$user, md5("$user:SabreDAV:$password")]);
    $add_principal->execute(["principals/$user", "$user@example.com", $user]);
    $add_principal->execute(["principals/$user/calendar-proxy-read", null, null]);
    $add_principal->execute(["principals/$user/calendar-proxy-write", null, null]);
    $add_calendar->execute(["principals/$user", 'default', 'default', 'VEVENT,VTODO']);
}
