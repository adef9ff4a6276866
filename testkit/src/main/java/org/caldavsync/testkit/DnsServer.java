package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on loopback (RFC 1035) that knows SRV and TXT records, and of everything else that it does not exist. */
public final class DnsServer implements AutoCloseable {
    private static final int TXT = 16;
    private static final int SRV = 33;
    private static final int NO_SUCH_NAME = 3;
    private static final int LARGEST = 512;

    private final DatagramSocket socket;
    private final List<Resource> resources = new CopyOnWriteArrayList<>();

    private record Resource(String name, int type, ByteBuffer data) {}

    private record Question(String name, int type, ByteBuffer text) {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private DnsServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static DnsServer start() {
        try {
            DnsServer server =
                    new DnsServer(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            Thread.ofVirtual().name("dns").start(server::answerAll);
            return server;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address in the form of JNDI. */
    public String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    /** @param target empty for the root, which means that there is no such service */
    public void srv(String name, int priority, int weight, int port, String target) {
        add(name, SRV, out -> {
            out.writeShort(priority);
            out.writeShort(weight);
            out.writeShort(port);
            writeName(out, target);
        });
    }

    public void txt(String name, String text) {
        add(name, TXT, out -> {
            out.writeByte(text.length());
            out.write(text.getBytes(US_ASCII));
        });
    }

    private void add(String name, int type, Writing data) {
        resources.add(new Resource(name, type, ByteBuffer.wrap(bytes(data))));
    }

    private void answerAll() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer query) {
        short id = query.getShort();
        query.position(12);
        Question question = question(query);
        List<Resource> found = resources.stream()
                .filter(each -> each.name().equals(question.name()) && each.type() == question.type())
                .toList();
        boolean exists = resources.stream().anyMatch(each -> each.name().equals(question.name()));
        return bytes(out -> {
            out.writeShort(id);
            out.writeShort(0x8580 | (exists ? 0 : NO_SUCH_NAME));
            out.writeShort(1);
            out.writeShort(found.size());
            out.writeInt(0);
            out.write(question.text().array());
            for (Resource resource : found) {
                writeName(out, resource.name());
                out.writeShort(resource.type());
                out.writeShort(1);
                out.writeInt(60);
                out.writeShort(resource.data().capacity());
                out.write(resource.data().array());
            }
        });
    }

    private static Question question(ByteBuffer query) {
        int start = query.position();
        StringBuilder name = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
        }
        int type = query.getShort();
        short _ = query.getShort();
        byte[] text = new byte[query.position() - start];
        query.get(start, text);
        return new Question(name.toString().toLowerCase(Locale.ROOT), type, ByteBuffer.wrap(text));
    }

    private static void writeName(DataOutputStream out, String name) throws IOException {
        for (String label : name.isEmpty() ? new String[0] : name.split("\\.")) {
            out.writeByte(label.length());
            out.write(label.getBytes(US_ASCII));
        }
        out.writeByte(0);
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
